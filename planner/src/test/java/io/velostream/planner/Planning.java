package io.velostream.planner;

import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.explain.PlanText;
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
            day DATE, at BIGINT, PRIMARY KEY (id)) \
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

    /// Jobs and answers, or the fault with its place counted in `text` alone.
    public static String explain(String text, boolean boundedFinal) {
        try {
            PlannedApplication application =
                    new Planner(settings(boundedFinal)).plan(TABLES + text);
            StringBuilder out = new StringBuilder(PlanText.of(application.plan()));
            int tables = (int) TABLES.lines().count();
            application.results().stream().skip(tables).forEach(result -> append(out, result));
            return out.toString();
        } catch (UserException e) {
            return fault(e, text);
        }
    }

    /// The fault with its place counted in `text`.
    private static String fault(UserException e, String text) {
        Diagnostic d = e.diagnostic();
        int tables = (int) TABLES.lines().count();
        Optional<Diagnostic.Place> place =
                d.place().map(p -> new Diagnostic.Place(p.line() - tables, p.column(), p.length()));
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
