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
            """);

    private final BenchData.Kind data;
    private final String question;
    private final String select;

    Scenario(BenchData.Kind data, String question, String select) {
        this.data = data;
        this.question = question;
        this.select = select;
    }

    BenchData.Kind data() {
        return data;
    }

    public String question() {
        return question;
    }

    /// How many rows are read unless something else is wanted: a pass lasts about a second.
    public long records() {
        return this == S4 ? 20_000_000 : 5_000_000;
    }

    /// `S2f`: as documents spell it.
    public String title() {
        return name().substring(0, 2) + name().substring(2).toLowerCase(Locale.ROOT);
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
    String sql(Path file) {
        return input(file)
                + "CREATE STREAM output AS\n"
                + select
                + "\nWITH ('connector' = 'blackhole', 'format' = 'json');\n";
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
