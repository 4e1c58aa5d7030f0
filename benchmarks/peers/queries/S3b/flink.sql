-- Window table functions give final rows only; the older window with an early fire (an
-- experimental option) gives the new row of its window for each row.
SET 'table.exec.emit.early-fire.enabled' = 'true';
SET 'table.exec.emit.early-fire.delay' = '0 ms';

CREATE TABLE input (
    symbol STRING, trader_id STRING, price DOUBLE, quantity BIGINT, ts BIGINT,
    rt AS TO_TIMESTAMP_LTZ(ts, 3), WATERMARK FOR rt AS rt - INTERVAL '2' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'file://${input}', 'format' = 'json');

CREATE TABLE output WITH ('connector' = 'lines', 'format' = 'json') AS
SELECT trader_id, symbol, COUNT(*), AVG(price), SUM(quantity), SUM(price * quantity)
FROM input
GROUP BY trader_id, symbol, TUMBLE(rt, INTERVAL '1' MINUTE);
