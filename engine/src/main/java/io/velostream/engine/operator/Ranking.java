package io.velostream.engine.operator;

import io.velostream.types.SqlType;
import java.util.List;

/// By what the rows of a Top-N are told apart and put in order.
///
/// @param computed the keys of the order that are not plain columns, with their types
public record Ranking(
        List<NamedEvaluator> partitionBy,
        List<SqlType> partitionTypes,
        List<NamedEvaluator> computed,
        List<SqlType> computedTypes,
        List<SortOperator.Key> keys) {
    public Ranking {
        partitionBy = List.copyOf(partitionBy);
        partitionTypes = List.copyOf(partitionTypes);
        computed = List.copyOf(computed);
        computedTypes = List.copyOf(computedTypes);
        keys = List.copyOf(keys);
    }
}
