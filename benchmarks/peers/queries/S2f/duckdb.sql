SELECT symbol, COUNT(*), AVG(price), MIN(price), MAX(price), SUM(quantity)
FROM read_json('${input}', format = 'newline_delimited', columns = {
    symbol: 'VARCHAR', trader_id: 'VARCHAR', price: 'DOUBLE', quantity: 'BIGINT', ts: 'BIGINT'})
GROUP BY symbol
