SELECT order_id, customer_id, order_date, total_amount
FROM read_json('${input}', format = 'newline_delimited', columns = {
    order_id: 'BIGINT', customer_id: 'BIGINT', order_date: 'VARCHAR', total_amount: 'DOUBLE'})
WHERE total_amount > 100
