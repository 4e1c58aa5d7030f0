SELECT trader_id, symbol, COUNT(*), AVG(price), SUM(quantity), SUM(price * quantity)
FROM read_json('${input}', format = 'newline_delimited', columns = {
    symbol: 'VARCHAR', trader_id: 'VARCHAR', price: 'DOUBLE', quantity: 'BIGINT', ts: 'BIGINT'})
GROUP BY trader_id, symbol, ts // 60000
