-- The file has an end: Flink's batch mode gives one row per group.
SET 'execution.runtime-mode' = 'batch';

CREATE TABLE input (station STRING, temperature DOUBLE)
WITH ('connector' = 'filesystem', 'path' = 'file://${input}', 'format' = 'csv',
    'csv.field-delimiter' = ';');

CREATE TABLE output WITH ('connector' = 'lines', 'format' = 'json') AS
SELECT station, MIN(temperature), AVG(temperature), MAX(temperature)
FROM input GROUP BY station;
