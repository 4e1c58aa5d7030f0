-- One-minute candles of every symbol, computed from a file of trades.
--
--   velo run examples/candles/candles.sql

CREATE STREAM trades (
    symbol STRING,
    price DECIMAL(10, 2),
    quantity BIGINT,
    ts TIMESTAMP,
    WATERMARK FOR ts AS ts - INTERVAL '2' SECOND
) WITH (
    'connector' = 'file',
    'path' = 'trades.jsonl',
    'format' = 'json'
);

SELECT
    symbol,
    TUMBLE_START(ts, INTERVAL '1' MINUTE) AS minute,
    FIRST_VALUE(price) AS open,
    MAX(price) AS high,
    MIN(price) AS low,
    LAST_VALUE(price) AS close,
    SUM(quantity) AS volume
FROM trades
GROUP BY symbol
WINDOW TUMBLING(ts, INTERVAL '1' MINUTE);
