CREATE TABLE input (
    order_id BIGINT, customer_id BIGINT, order_date STRING, total_amount DOUBLE
) WITH ('connector' = 'filesystem', 'path' = 'file://${input}', 'format' = 'json');

CREATE TABLE output WITH ('connector' = 'lines', 'format' = 'json') AS
SELECT order_id, customer_id, order_date, total_amount
FROM input WHERE total_amount > 100;
