-- Side input: each bid with a value looked up in a table of 10,000 keys.
CREATE TABLE side_input (key BIGINT PRIMARY KEY, `value` STRING)
WITH ('connector' = 'file', 'path' = 'side_input.csv', 'format' = 'csv');

SELECT B.auction, B.bidder, B.price, B.dateTime, S.`value`
FROM (SELECT *, PROCTIME() AS p_time FROM bid) AS B
JOIN side_input FOR SYSTEM_TIME AS OF B.p_time AS S ON MOD(B.auction, 10000) = S.key;
