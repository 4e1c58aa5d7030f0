CREATE TABLE input (
    symbol STRING, trader_id STRING, price DOUBLE, quantity BIGINT, ts BIGINT,
    rt AS TO_TIMESTAMP_LTZ(ts, 3), WATERMARK FOR rt AS rt - INTERVAL '2' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'file://${input}', 'format' = 'json');

CREATE TABLE output WITH ('connector' = 'lines', 'format' = 'json') AS
SELECT trader_id, symbol, COUNT(*), AVG(price), SUM(quantity), SUM(price * quantity)
FROM TABLE(TUMBLE(TABLE input, DESCRIPTOR(rt), INTERVAL '1' MINUTE))
GROUP BY trader_id, symbol, window_start, window_end;
