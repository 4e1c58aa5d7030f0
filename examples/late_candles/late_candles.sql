-- Candles of half a minute from trades that do not all come in time.
--
--   velo run examples/late_candles/late_candles.sql
--
-- A trade may come five seconds out of order. One that comes after its candle was written goes to
-- out/late_trades.jsonl, with how late it was and with its original line: nothing is lost, and
-- candles.csv is never changed behind its reader's back.

CREATE STREAM trades (
    symbol STRING,
    price DECIMAL(10, 2),
    quantity BIGINT,
    ts TIMESTAMP,
    WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH (
    'connector' = 'file',
    'path' = 'trades.jsonl',
    'format' = 'json',
    'late.data.strategy' = 'dead_letter',
    'dead.letter.queue.path' = 'out/late_trades.jsonl'
);

CREATE TABLE candles AS
SELECT
    symbol,
    window_start AS half_minute,
    FIRST_VALUE(price) AS open,
    MAX(price) AS high,
    MIN(price) AS low,
    LAST_VALUE(price) AS close,
    SUM(quantity) AS volume
FROM trades
GROUP BY symbol
WINDOW TUMBLING(ts, INTERVAL '30' SECOND)
WITH ('connector' = 'file', 'path' = 'out/candles.csv', 'format' = 'csv');
