-- Writes the events of Nexmark to files of JSON lines, for engines that cannot make them.
CREATE STREAM person WITH ('connector' = 'nexmark', 'events' = '1000000');
CREATE STREAM auction WITH ('connector' = 'nexmark', 'events' = '1000000');
CREATE STREAM bid WITH ('connector' = 'nexmark', 'events' = '1000000');

CREATE STREAM person_file AS SELECT * FROM person
WITH ('connector' = 'file', 'path' = 'person.jsonl', 'format' = 'json');

CREATE STREAM auction_file AS SELECT * FROM auction
WITH ('connector' = 'file', 'path' = 'auction.jsonl', 'format' = 'json');

CREATE STREAM bid_file AS SELECT * FROM bid
WITH ('connector' = 'file', 'path' = 'bid.jsonl', 'format' = 'json');
