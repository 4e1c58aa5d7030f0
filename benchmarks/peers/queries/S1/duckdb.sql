SELECT symbol, price, AVG(price) OVER w, MIN(price) OVER w, MAX(price) OVER w
FROM read_json('${input}', format = 'newline_delimited', columns = {
    symbol: 'VARCHAR', price: 'DOUBLE', ts: 'BIGINT'})
WINDOW w AS (PARTITION BY symbol ORDER BY ts ROWS BETWEEN 99 PRECEDING AND CURRENT ROW)
