package io.velostream.cli.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// One question of the benchmark: real SQL over a generated file, into a sink that makes the bytes
/// and counts them.
public enum Scenario {
    S0(
            BenchData.Kind.ORDERS,
            "filter and projection, half of the rows pass",
            """
            SELECT order_id, customer_id, order_date, total_amount
            FROM input WHERE total_amount > 100\
            """),
    S1(
            BenchData.Kind.TICKS,
            "averages and extremes of a symbol's last 100 prices, in order of arrival",
            Select.LAST_HUNDRED),
    S1W(BenchData.Kind.LATE_TICKS, "the same, sorted by the watermark", Select.LAST_HUNDRED),
    S2F(
            BenchData.Kind.TRADES,
            "GROUP BY symbol, one row per group at the end",
            """
            SELECT symbol, COUNT(*), AVG(price), MIN(price), MAX(price), SUM(quantity)
            FROM input GROUP BY symbol EMIT FINAL\
            """),
    S2C(
            BenchData.Kind.TRADES,
            "GROUP BY symbol, the new row of its group for each row",
            """
            SELECT symbol, COUNT(*), AVG(price), MIN(price), MAX(price), SUM(quantity)
            FROM input GROUP BY symbol EMIT CHANGES\
            """),
    S3A(
            BenchData.Kind.TRADES,
            "windows of a minute by trader and symbol, one row per window",
            """
            SELECT trader_id, symbol, COUNT(*), AVG(price), SUM(quantity), SUM(price * quantity)
            FROM input GROUP BY trader_id, symbol
            WINDOW TUMBLING(ts, INTERVAL '1' MINUTE) EMIT FINAL\
            """),
    S3B(
            BenchData.Kind.TRADES,
            "windows of a minute by trader and symbol, the new row for each row",
            """
            SELECT trader_id, symbol, COUNT(*), AVG(price), SUM(quantity), SUM(price * quantity)
            FROM input GROUP BY trader_id, symbol
            WINDOW TUMBLING(ts, INTERVAL '1' MINUTE) EMIT CHANGES\
            """),
    S4(
            BenchData.Kind.STATIONS,
            "one billion row challenge: MIN, AVG, MAX by weather station",
            """
            SELECT station, MIN(temperature), AVG(temperature), MAX(temperature)
            FROM input GROUP BY station EMIT FINAL\
            """),
    S7(
            BenchData.Kind.LATE_TICKS,
            "windows of an hour, one every second, by symbol",
            """
            SELECT symbol, window_start, COUNT(*), AVG(price), MIN(price), MAX(price)
            FROM input GROUP BY symbol
            WINDOW HOPPING(ts, INTERVAL '1' HOUR, INTERVAL '1' SECOND) EMIT FINAL\
            """),
    S7T(
            BenchData.Kind.LATE_TICKS,
            "windows of a second by symbol, as many rows out as S7",
            """
            SELECT symbol, window_start, COUNT(*), AVG(price), MIN(price), MAX(price)
            FROM input GROUP BY symbol
            WINDOW TUMBLING(ts, INTERVAL '1' SECOND) EMIT FINAL\
            """),
    S8(
            BenchData.Kind.CLICKS,
            "sessions of 100,000 users",
            """
            SELECT user_id, window_start, window_end, COUNT(*), SUM(amount)
            FROM input GROUP BY user_id
            WINDOW SESSION(ts, INTERVAL '30' SECOND) EMIT FINAL\
            """),
    S9(
            BenchData.Kind.SCORES,
            "the three highest scores of each of 10,000 players, kept up to date",
            """
            SELECT player, place, score, ts
            FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY player ORDER BY score DESC) AS place
                  FROM input)
            WHERE place <= 3 EMIT CHANGES\
            """),
    G1M(
            BenchData.Kind.MILLION_KEYS,
            "GROUP BY a number of which there are a million",
            Select.LARGE.formatted("id", "id")),
    G10M(
            BenchData.Kind.TEN_MILLION_KEYS,
            "the same, ten million",
            Select.LARGE.formatted("id", "id")),
    G1MC(
            BenchData.Kind.MILLION_KEYS,
            "as G1M, the new row of its group for each row",
            Select.LARGE.formatted("id", "id").replace("FINAL", "CHANGES")),
    G1MT(
            BenchData.Kind.MILLION_KEYS,
            "as G1M, by text",
            Select.LARGE.formatted("account", "account")),
    G10MT(
            BenchData.Kind.TEN_MILLION_KEYS,
            "as G10M, by text",
            Select.LARGE.formatted("account", "account")),
    G1MP(
            BenchData.Kind.MILLION_KEYS,
            "as G1M, by a number and a text",
            Select.LARGE.formatted("id, account", "id, account")),
    G1MO(
            BenchData.Kind.MILLION_KEYS,
            "running sums of a million partitions, as OVER",
            """
            SELECT id, SUM(amount) OVER w, MAX(amount) OVER w
            FROM input
            WINDOW w AS (PARTITION BY id ORDER BY ts
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)\
            """),
    G1MN(
            BenchData.Kind.MILLION_KEYS,
            "the highest amount of each of a million, kept up to date, as Top-N",
            """
            SELECT id, place, amount
            FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY amount DESC) AS place
                  FROM input)
            WHERE place <= 1 EMIT CHANGES\
            """),
    G1MS(
            BenchData.Kind.MILLION_KEYS,
            "sessions of a million, which stay open",
            """
            SELECT id, window_start, window_end, COUNT(*), SUM(amount)
            FROM input GROUP BY id
            WINDOW SESSION(ts, INTERVAL '30' DAY) EMIT FINAL\
            """);

    /// What several scenarios ask.
    private static final class Select {
        /// Of the key, named twice.
        private static final String LARGE =
                """
                SELECT %s, COUNT(*), SUM(amount), MIN(amount), MAX(amount)
                FROM input GROUP BY %s EMIT FINAL\
                """;

        private static final String LAST_HUNDRED =
                """
                SELECT symbol, price, AVG(price) OVER w, MIN(price) OVER w, MAX(price) OVER w
                FROM input
                WINDOW w AS (PARTITION BY symbol ORDER BY ts ROWS BETWEEN 99 PRECEDING AND CURRENT ROW)\
                """;
    }

    private final BenchData.Kind data;
    private final String question;
    private final String select;

    Scenario(BenchData.Kind data, String question, String select) {
        this.data = data;
        this.question = question;
        this.select = select;
    }

    public BenchData.Kind data() {
        return data;
    }

    public String question() {
        return question;
    }

    /// How many rows are read unless something else is wanted: a pass lasts about a second.
    public long records() {
        return switch (this) {
            // Five hours: even in the smaller file the windows of an hour fill, and every user of
            // S8 comes by, so that what state needs to grow is not taken for what rows cost.
            case S4, S7, S7T, S8, G10M, G10MT -> 20_000_000;
            default -> 5_000_000;
        };
    }

    /// Whether it is run when none is named. The others are too long, or of interest to few.
    public boolean isUsual() {
        return switch (this) {
            case G10M, G1MC, G1MT, G10MT, G1MP, G1MO, G1MN, G1MS -> false;
            default -> true;
        };
    }

    /// How many keys there are, if they are very many; else 0.
    long keys() {
        return switch (data) {
            case MILLION_KEYS -> 1_000_000;
            case TEN_MILLION_KEYS -> 10_000_000;
            case TRADES, ORDERS, STATIONS, TICKS, LATE_TICKS, CLICKS, SCORES -> 0;
        };
    }

    /// `S2f`, `G10M`: as documents spell it.
    public String title() {
        int kept = name().lastIndexOf('M') + 1;
        int capitals = Math.max(2, kept);
        return name().substring(0, capitals) + name().substring(capitals).toLowerCase(Locale.ROOT);
    }

    public static Optional<Scenario> find(String title) {
        for (Scenario scenario : values()) {
            if (scenario.name().equalsIgnoreCase(title)) {
                return Optional.of(scenario);
            }
        }
        return Optional.empty();
    }

    /// The application that reads `file`.
    public String sql(Path file) {
        return input(file)
                + "CREATE STREAM output AS\n"
                + select
                + "\nWITH ('connector' = 'blackhole', 'format' = '%s');\n"
                        .formatted(this == S9 || this == G1MN ? "upsert-json" : "json");
    }

    private String input(Path file) {
        String path = file.toString().replace("'", "''");
        return switch (data) {
            case TRADES ->
                    """
                    CREATE STREAM input (
                        symbol STRING, trader_id STRING, price DOUBLE, quantity BIGINT, ts BIGINT,
                        WATERMARK FOR ts AS ts - INTERVAL '2' SECOND
                    ) WITH ('connector' = 'file', 'path' = '%s', 'format' = 'json');
                    """
                            .formatted(path);
            case ORDERS ->
                    """
                    CREATE STREAM input (
                        order_id BIGINT, customer_id BIGINT, order_date STRING, total_amount DOUBLE
                    ) WITH ('connector' = 'file', 'path' = '%s', 'format' = 'json');
                    """
                            .formatted(path);
            case TICKS ->
                    """
                    CREATE STREAM input (
                        symbol STRING, price DOUBLE, ts BIGINT, WATERMARK FOR ts AS ts
                    ) WITH ('connector' = 'file', 'path' = '%s', 'format' = 'json');
                    """
                            .formatted(path);
            case LATE_TICKS ->
                    """
                    CREATE STREAM input (
                        symbol STRING, price DOUBLE, ts BIGINT,
                        WATERMARK FOR ts AS ts - INTERVAL '2' SECOND
                    ) WITH ('connector' = 'file', 'path' = '%s', 'format' = 'json');
                    """
                            .formatted(path);
            case CLICKS ->
                    """
                    CREATE STREAM input (
                        user_id STRING, amount BIGINT, ts BIGINT,
                        WATERMARK FOR ts AS ts - INTERVAL '2' SECOND
                    ) WITH ('connector' = 'file', 'path' = '%s', 'format' = 'json');
                    """
                            .formatted(path);
            case SCORES ->
                    """
                    CREATE STREAM input (player STRING, score DOUBLE, ts BIGINT)
                    WITH ('connector' = 'file', 'path' = '%s', 'format' = 'json');
                    """
                            .formatted(path);
            case MILLION_KEYS, TEN_MILLION_KEYS ->
                    """
                    CREATE STREAM input (
                        id BIGINT, account STRING, amount BIGINT, ts BIGINT, WATERMARK FOR ts AS ts
                    ) WITH ('connector' = 'file', 'path' = '%s', 'format' = 'json');
                    """
                            .formatted(path);
            case STATIONS ->
                    """
                    CREATE STREAM input (station STRING, temperature DOUBLE)
                    WITH ('connector' = 'file', 'path' = '%s', 'format' = 'csv',
                        'csv.delimiter' = ';', 'csv.header' = 'false');
                    """
                            .formatted(path);
        };
    }
}
