package io.velostream.functions;

import java.util.List;

/// Adds functions. A jar on the class path that names its provider in
/// `META-INF/services/io.velostream.functions.FunctionProvider` adds its own.
public interface FunctionProvider {
    /// Public classes whose public static methods with [ScalarFunction] become functions.
    default List<Class<?>> families() {
        return List.of();
    }

    /// Aggregate functions.
    default List<AggregateFunction> aggregates() {
        return List.of();
    }
}
