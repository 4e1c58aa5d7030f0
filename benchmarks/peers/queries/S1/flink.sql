-- rt is the time of the row; the file is in its order.
CREATE TABLE input (
    symbol STRING, price DOUBLE, ts BIGINT,
    rt AS TO_TIMESTAMP_LTZ(ts, 3), WATERMARK FOR rt AS rt
) WITH ('connector' = 'filesystem', 'path' = 'file://${input}', 'format' = 'json');

CREATE TABLE output WITH ('connector' = 'lines', 'format' = 'json') AS
SELECT symbol, price, AVG(price) OVER w, MIN(price) OVER w, MAX(price) OVER w
FROM input
WINDOW w AS (PARTITION BY symbol ORDER BY rt ROWS BETWEEN 99 PRECEDING AND CURRENT ROW);
