-- A batch engine has no updates: the aggregates of all rows before, in the order of the file.
SELECT symbol, COUNT(*) OVER w, AVG(price) OVER w, MIN(price) OVER w, MAX(price) OVER w,
    SUM(quantity) OVER w
FROM (SELECT *, row_number() OVER () AS place
    FROM read_json('${input}', format = 'newline_delimited', columns = {
    symbol: 'VARCHAR', trader_id: 'VARCHAR', price: 'DOUBLE', quantity: 'BIGINT', ts: 'BIGINT'}))
WINDOW w AS (PARTITION BY symbol ORDER BY place ROWS UNBOUNDED PRECEDING)
