package io.velostream.functions;

import io.velostream.functions.FunctionInfo.Example;
import io.velostream.functions.FunctionInfo.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is written as a function but is a piece of the language, which the planner resolves: known
/// here only to be shown.
final class PlannerFunctions {
    private static final List<FunctionInfo> ALL =
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
                            "The time of the batch, in milliseconds since 1970 UTC."),
                    info(
                            "TUMBLE_START",
                            List.of(),
                            "TUMBLE_START(T, INTERVAL) -> T",
                            "Start of the row's tumbling window, in the type of the time column."),
                    info(
                            "TUMBLE_END",
                            List.of(),
                            "TUMBLE_END(T, INTERVAL) -> T",
                            "End of the row's tumbling window, which does not belong to it."),
                    window(
                            "ROW_NUMBER() -> BIGINT",
                            "The row's number in its partition, from 1. A filter on it in a query"
                                    + " around, or in QUALIFY, keeps the first rows only."),
                    window(
                            "RANK() -> BIGINT",
                            "One more than the number of rows before the row and its equals."),
                    window(
                            "DENSE_RANK() -> BIGINT",
                            "One more than the number of different values before the row's."),
                    window(
                            "PERCENT_RANK() -> DOUBLE",
                            "(RANK - 1) / (rows of the partition - 1); 0 if there is one row."),
                    window(
                            "CUME_DIST() -> DOUBLE",
                            "The share of rows up to the row and its equals."),
                    window(
                            "NTILE(BIGINT) -> BIGINT",
                            "In which of n parts of equal size the row is, from 1."),
                    window(
                            "LAG(T [, BIGINT [, T]]) -> T",
                            "The value some rows earlier, 1 if not said; else the default or"
                                    + " null."),
                    window(
                            "LEAD(T [, BIGINT [, T]]) -> T",
                            "The value some rows later, 1 if not said; else the default or null."),
                    window("NTH_VALUE(T, BIGINT) -> T", "The value in the n-th row of the frame."));

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

    private static FunctionInfo window(String signature, String description) {
        return new FunctionInfo(
                signature.substring(0, signature.indexOf('(')),
                List.of(),
                Kind.WINDOW,
                List.of(signature),
                description,
                List.of());
    }

    static Map<String, FunctionInfo> byName() {
        Map<String, FunctionInfo> byName = new HashMap<>();
        for (FunctionInfo info : ALL) {
            byName.put(info.name(), info);
            info.aliases().forEach(alias -> byName.put(alias, info));
        }
        return byName;
    }
}
