package io.velostream.engine.operator;

import io.velostream.engine.group.AggregateStep;
import io.velostream.types.SqlType;
import java.util.List;

/// What a grouped query computes, its expressions compiled. Belongs to one operator.
///
/// @param keyTypes the types of the keys
/// @param arguments the distinct arguments of all aggregates
public record Grouping(
        List<NamedEvaluator> keys,
        List<SqlType> keyTypes,
        List<NamedEvaluator> arguments,
        List<AggregateStep> aggregates) {
    public Grouping {
        keys = List.copyOf(keys);
        keyTypes = List.copyOf(keyTypes);
        arguments = List.copyOf(arguments);
        aggregates = List.copyOf(aggregates);
    }
}
