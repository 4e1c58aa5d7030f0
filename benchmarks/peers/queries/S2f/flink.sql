-- The file has an end: Flink's batch mode gives one row per group.
SET 'execution.runtime-mode' = 'batch';

CREATE TABLE input (
    symbol STRING, trader_id STRING, price DOUBLE, quantity BIGINT, ts BIGINT
) WITH ('connector' = 'filesystem', 'path' = 'file://${input}', 'format' = 'json');

CREATE TABLE output WITH ('connector' = 'lines', 'format' = 'json') AS
SELECT symbol, COUNT(*), AVG(price), MIN(price), MAX(price), SUM(quantity)
FROM input GROUP BY symbol;
