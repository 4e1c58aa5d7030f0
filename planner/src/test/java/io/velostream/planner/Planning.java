package io.velostream.planner;

import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.distribution.TaskSettings;
import io.velostream.planner.explain.PlanText;
import io.velostream.planner.plan.Stages;
import io.velostream.types.Changelog;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans texts for tests, over these tables.
public final class Planning {
    /// `trades` is endless with event time `ts`, `orders` ends and has a BIGINT time, `items` has
    /// nested columns, `sink` is to be written.
    public static final String TABLES =
            """
            CREATE STREAM trades (trade_id BIGINT, symbol STRING, price DECIMAL(10, 2), \
            quantity BIGINT, volume DOUBLE, active BOOLEAN, ts TIMESTAMP, \
            WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) WITH ('connector' = 'memory');
            CREATE TABLE orders (id INT, customer STRING, total DECIMAL(12, 2), rate DOUBLE, \
            day DATE, at BIGINT) \
            WITH ('connector' = 'memory', 'bounded' = 'true');
            CREATE STREAM items (id BIGINT, tags ARRAY<STRING>, attributes MAP<STRING, BIGINT>, \
            place STRUCT<city STRING, geo STRUCT<lat DOUBLE, lon DOUBLE>>) \
            WITH ('connector' = 'memory', 'bounded' = 'true');
            CREATE SINK sink (symbol STRING, total DECIMAL(20, 2), at TIMESTAMP) \
            WITH ('connector' = 'memory');
            """;

    private Planning() {}

    public static PlannerSettings settings(boolean boundedFinal) {
        return new PlannerSettings(Path.of("."), boundedFinal, FunctionCatalog.standard());
    }

    public static PlannedApplication plan(String text) {
        return new Planner(settings(false)).plan(TABLES + text);
    }

    /// As [#TABLES], of rows that change: `accounts` are replaced by their key, `upserts` come from
    /// a place that says so and deletes, `captured` come with their old rows; `keyed` takes
    /// upserts, `journal` old rows too.
    public static final String CHANGING_TABLES =
            """
            CREATE TABLE accounts (id BIGINT, owner STRING, balance DECIMAL(12, 2), ts TIMESTAMP, \
            PRIMARY KEY (id), WATERMARK FOR ts AS ts) WITH ('connector' = 'memory');
            CREATE TABLE closed (id BIGINT, owner STRING, balance DECIMAL(12, 2), \
            PRIMARY KEY (id)) WITH ('connector' = 'memory', 'bounded' = 'true');
            CREATE TABLE upserts (id BIGINT, owner STRING, balance DECIMAL(12, 2), \
            PRIMARY KEY (id)) WITH ('connector' = 'memory', 'format' = 'upsert-json');
            CREATE TABLE captured (id BIGINT, owner STRING, balance DECIMAL(12, 2)) \
            WITH ('connector' = 'memory', 'format' = 'debezium-json');
            CREATE SINK keyed (name STRING, n BIGINT, PRIMARY KEY (name)) \
            WITH ('connector' = 'memory', 'format' = 'upsert-json');
            CREATE SINK journal (name STRING, n BIGINT) \
            WITH ('connector' = 'memory', 'format' = 'debezium-json');
            CREATE SINK plain (name STRING, n BIGINT) WITH ('connector' = 'memory');
            """;

    /// Files and streams that several tasks can decode, and places that several can write to.
    public static final String FILES =
            """
            CREATE STREAM ticks (symbol STRING, venue STRING, price DECIMAL(10, 2), volume BIGINT, \
            score DOUBLE, ts TIMESTAMP, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) \
            WITH ('connector' = 'memory', 'bounded' = 'true', 'pieces' = 'true');
            CREATE STREAM more (symbol STRING, venue STRING, price DECIMAL(10, 2), volume BIGINT, \
            score DOUBLE, ts TIMESTAMP, WATERMARK FOR ts AS ts) \
            WITH ('connector' = 'memory', 'bounded' = 'true', 'pieces' = 'true');
            CREATE TABLE users (id BIGINT, name STRING, city STRING, PRIMARY KEY (id)) \
            WITH ('connector' = 'memory', 'pieces' = 'true', 'format' = 'upsert-json');
            CREATE STREAM feed (symbol STRING, price DECIMAL(10, 2), ts TIMESTAMP, \
            WATERMARK FOR ts AS ts) WITH ('connector' = 'memory');
            CREATE STREAM small (symbol STRING, price DECIMAL(10, 2)) WITH ('connector' = 'memory',\
             'bounded' = 'true', 'pieces' = 'true', 'bytes' = '1200000');
            CREATE SINK out WITH ('connector' = 'memory');
            CREATE SINK one WITH ('connector' = 'memory', 'encoded' = 'false');
            CREATE SINK latest (name STRING, n BIGINT, PRIMARY KEY (name)) \
            WITH ('connector' = 'memory', 'format' = 'upsert-json');
            """;

    /// Spread over five tasks, or, if the text begins with `-- cores`, as the planner chooses for
    /// two cores.
    public static String explainParallel(String text) {
        TaskSettings tasks =
                text.startsWith("-- cores")
                        ? new TaskSettings(Optional.empty(), 2)
                        : new TaskSettings(Optional.of(5), 2);
        return explain(FILES, text, settings(true).with(tasks));
    }

    /// Jobs and answers, or the fault with its place counted in `text` alone.
    public static String explain(String text, boolean boundedFinal) {
        return explain(TABLES, text, settings(boundedFinal));
    }

    /// The same over rows that change.
    public static String explainChanges(String text, boolean boundedFinal) {
        return explain(TABLES + CHANGING_TABLES, text, settings(boundedFinal));
    }

    /// The same for results that can say of rows what the first line says: `UPSERT`, or `UPSERT
    /// without key`.
    public static String explainResults(String given) {
        String line = given.lines().findFirst().orElseThrow();
        Changelog results = Changelog.valueOf(line.replace(" without key", ""));
        PlannerSettings settings =
                new PlannerSettings(
                        Path.of("."),
                        false,
                        results,
                        line.equals("UPSERT"),
                        FunctionCatalog.standard());
        return explain(TABLES + CHANGING_TABLES, given.substring(line.length() + 1), settings);
    }

    private static String explain(String tables, String text, PlannerSettings settings) {
        int lines = (int) tables.lines().count();
        try {
            PlannedApplication application = new Planner(settings).plan(tables + text);
            Stages.of(application.plan());
            StringBuilder out = new StringBuilder(PlanText.of(application.plan()));
            application.results().stream().skip(lines).forEach(result -> append(out, result));
            for (Diagnostic warning : application.warnings()) {
                out.append("warning: ").append(in(text, warning, lines)).append('\n');
            }
            return out.toString();
        } catch (UserException e) {
            return in(text, e.diagnostic(), lines);
        }
    }

    /// A diagnostic with its place counted in `text`, which stands behind some lines.
    private static String in(String text, Diagnostic d, int lines) {
        Optional<Diagnostic.Place> place =
                d.place().map(p -> new Diagnostic.Place(p.line() - lines, p.column(), p.length()));
        return new Diagnostic(d.code(), d.message(), place, d.hint()).render(text);
    }

    public static String explain(String text) {
        return explain(text, false);
    }

    private static void append(StringBuilder out, StatementResult result) {
        switch (result) {
            case StatementResult.Runs _ -> {
                // Seen in the plan.
            }
            case StatementResult.Answer(TextTable table) -> {
                List<List<String>> rows = new ArrayList<>(table.rows());
                rows.addFirst(table.headers());
                rows.forEach(row -> out.append(String.join(" | ", row)).append('\n'));
            }
            case StatementResult.Done(String message) -> out.append(message).append('\n');
        }
    }
}
