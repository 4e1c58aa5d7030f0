-- Part of the Nexmark benchmark, not of Flink.
CREATE FUNCTION COUNT_CHAR AS 'io.velostream.peers.flink.CountChar';

CREATE TABLE bid (
    auction BIGINT, bidder BIGINT, price BIGINT, channel STRING, url STRING, `dateTime` TIMESTAMP(3), extra STRING,
    WATERMARK FOR `dateTime` AS `dateTime` - INTERVAL '4' SECOND
) WITH ('connector' = 'filesystem', 'path' = 'file://${input}', 'format' = 'json',
    'json.timestamp-format.standard' = 'ISO-8601');

