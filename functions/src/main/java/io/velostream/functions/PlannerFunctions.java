package io.velostream.functions;

import io.velostream.functions.FunctionInfo.Example;
import io.velostream.functions.FunctionInfo.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is written as a function but is a piece of the language, which the planner resolves: known
/// here only to be shown.
final class PlannerFunctions {
    private static final List<FunctionInfo> PLAIN =
            List.of(
                    info(
                            "COALESCE",
                            List.of("IFNULL", "NVL"),
                            "COALESCE(T...) -> T",
                            "The first argument that is not null; later ones are not evaluated.",
                            new Example("COALESCE(NULL, 2, 3)", "2")),
                    info(
                            "NULLIF",
                            List.of(),
                            "NULLIF(T, T) -> T",
                            "Null if the arguments are equal, else the first.",
                            new Example("NULLIF(5, 5)", "NULL")),
                    info(
                            "IF",
                            List.of("IIF"),
                            "IF(BOOLEAN, T, T) -> T",
                            "The second argument if the first is true, else the third; only that"
                                    + " one is evaluated.",
                            new Example("IF(1 < 2, 'yes', 'no')", "yes")),
                    info(
                            "CURRENT_DATE",
                            List.of(),
                            "CURRENT_DATE() -> DATE",
                            "The day of the batch, in UTC."),
                    info(
                            "NOW",
                            List.of("CURRENT_TIMESTAMP", "LOCALTIMESTAMP"),
                            "NOW() -> BIGINT",
                            "The time of the batch, in milliseconds since 1970 UTC."));

    private static final List<FunctionInfo> OF_WINDOWS =
            List.of(
                    start("TUMBLE", "T, INTERVAL", "tumbling"),
                    end("TUMBLE", "T, INTERVAL", "tumbling"),
                    rowtime("TUMBLE", "T, INTERVAL", "tumbling"),
                    start("HOP", "T, INTERVAL, INTERVAL", "hopping"),
                    end("HOP", "T, INTERVAL, INTERVAL", "hopping"),
                    rowtime("HOP", "T, INTERVAL, INTERVAL", "hopping"),
                    start("SESSION", "T, INTERVAL", "session"),
                    end("SESSION", "T, INTERVAL", "session"),
                    rowtime("SESSION", "T, INTERVAL", "session"),
                    start("CUMULATE", "T, INTERVAL, INTERVAL", "cumulating"),
                    end("CUMULATE", "T, INTERVAL, INTERVAL", "cumulating"));

    private static final List<FunctionInfo> WITH_OVER =
            List.of(
                    over(
                            "ROW_NUMBER",
                            "ROW_NUMBER() -> BIGINT",
                            "The row's number in its partition, from 1."),
                    over(
                            "RANK",
                            "RANK() -> BIGINT",
                            "One more than how many rows of the partition come before; equal rows"
                                    + " have the same."),
                    over(
                            "DENSE_RANK",
                            "DENSE_RANK() -> BIGINT",
                            "As RANK, but counts equal rows before it once."),
                    over(
                            "PERCENT_RANK",
                            "PERCENT_RANK() -> DOUBLE",
                            "(RANK - 1) / (rows of the partition - 1); 0 for a single row."),
                    over(
                            "CUME_DIST",
                            "CUME_DIST() -> DOUBLE",
                            "The share of the partition's rows that do not come behind this one."),
                    over(
                            "NTILE",
                            "NTILE(BIGINT) -> BIGINT",
                            "The number of the row's part when the partition is cut into that many"
                                    + " parts of equal size."),
                    over(
                            "LAG",
                            List.of("LAG(T) -> T", "LAG(T, BIGINT) -> T", "LAG(T, BIGINT, T) -> T"),
                            "The value of the row that many rows before (1), or the default (null)"
                                    + " if there is none."),
                    over(
                            "LEAD",
                            List.of(
                                    "LEAD(T) -> T",
                                    "LEAD(T, BIGINT) -> T",
                                    "LEAD(T, BIGINT, T) -> T"),
                            "The value of the row that many rows behind (1), or the default (null)"
                                    + " if there is none."),
                    over(
                            "NTH_VALUE",
                            "NTH_VALUE(T, BIGINT) -> T",
                            "The value of that row of the frame, from 1; null if there is none."));

    private PlannerFunctions() {}

    private static FunctionInfo info(
            String name,
            List<String> aliases,
            String signature,
            String description,
            Example... examples) {
        return new FunctionInfo(
                name, aliases, Kind.SCALAR, List.of(signature), description, List.of(examples));
    }

    private static FunctionInfo start(String shape, String parameters, String adjective) {
        return ofWindow(
                shape + "_START",
                parameters,
                "Start of the row's %s window, in the type of the time column.",
                adjective);
    }

    private static FunctionInfo end(String shape, String parameters, String adjective) {
        return ofWindow(
                shape + "_END",
                parameters,
                "End of the row's %s window, which does not belong to it.",
                adjective);
    }

    private static FunctionInfo rowtime(String shape, String parameters, String adjective) {
        return ofWindow(
                shape + "_ROWTIME",
                parameters,
                "Last millisecond of the row's %s window: the event time of its result.",
                adjective);
    }

    private static FunctionInfo ofWindow(
            String name, String parameters, String description, String adjective) {
        return info(
                name,
                List.of(),
                name + "(" + parameters + ") -> T",
                description.formatted(adjective));
    }

    private static FunctionInfo over(String name, String signature, String description) {
        return over(name, List.of(signature), description);
    }

    private static FunctionInfo over(String name, List<String> signatures, String description) {
        return new FunctionInfo(name, List.of(), Kind.WINDOW, signatures, description, List.of());
    }

    static Map<String, FunctionInfo> byName() {
        Map<String, FunctionInfo> byName = new HashMap<>();
        Stream.of(PLAIN, OF_WINDOWS, WITH_OVER)
                .flatMap(List::stream)
                .forEach(info -> {
                    byName.put(info.name(), info);
                    info.aliases().forEach(alias -> byName.put(alias, info));
                });
        return byName;
    }
}
