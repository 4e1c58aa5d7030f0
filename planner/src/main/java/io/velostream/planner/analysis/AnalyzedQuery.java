package io.velostream.planner.analysis;

import io.velostream.planner.logical.LogicalPlan;
import java.util.List;

/// What a query means.
///
/// @param key which of its columns are the key of its rows: those marked PRIMARY KEY, else the
///   group key if it is there as a whole; empty if there is none
public record AnalyzedQuery(LogicalPlan plan, List<Integer> key) {
    public AnalyzedQuery {
        key = List.copyOf(key);
    }

    /// The names of the key's columns.
    public List<String> keyNames() {
        return key.stream().map(plan.schema()::name).toList();
    }
}
