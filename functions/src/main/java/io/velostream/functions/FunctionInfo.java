package io.velostream.functions;

import java.util.List;

/// What `SHOW FUNCTIONS` and `DESCRIBE FUNCTION` print.
///
/// @param name in upper case
/// @param kind scalar, aggregate or window
/// @param signatures such as `ROUND(DECIMAL(p, s), INT) -> DECIMAL(p, s)`
/// @param description one sentence
/// @param examples expressions with their results, run by a test
public record FunctionInfo(
        String name,
        List<String> aliases,
        Kind kind,
        List<String> signatures,
        String description,
        List<Example> examples) {
    public FunctionInfo {
        aliases = List.copyOf(aliases);
        signatures = List.copyOf(signatures);
        examples = List.copyOf(examples);
    }

    /// Where a function may stand.
    public enum Kind {
        SCALAR,
        AGGREGATE,
        /// Only with `OVER`, where every aggregate may stand too.
        WINDOW
    }

    /// For a scalar: an SQL expression and the text that it prints. For others: a query.
    public record Example(String expression, String result) {}
}
