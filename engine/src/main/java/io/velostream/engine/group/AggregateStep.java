package io.velostream.engine.group;

import io.velostream.functions.ResolvedAggregate;
import java.util.List;

/// One aggregate of a grouped query.
///
/// @param name for messages, such as `SUM(price)`
/// @param arguments positions among the argument columns of the whole query, where aggregates that
///   have an argument in common share it
public record AggregateStep(String name, ResolvedAggregate function, List<Integer> arguments) {
    public AggregateStep {
        arguments = List.copyOf(arguments);
    }
}
