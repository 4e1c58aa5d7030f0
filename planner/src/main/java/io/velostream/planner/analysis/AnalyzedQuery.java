package io.velostream.planner.analysis;

import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.RowKey;
import io.velostream.planner.logical.Traits;
import java.util.List;

/// What a query means.
///
/// @param marked which of its columns are marked PRIMARY KEY
public record AnalyzedQuery(LogicalPlan plan, List<Integer> marked) {
    public AnalyzedQuery {
        marked = List.copyOf(marked);
    }

    /// Which of its columns are the key of its rows: those marked, else what tells its rows apart;
    /// empty if nothing does.
    public List<Integer> key() {
        return marked.isEmpty()
                ? Traits.of(plan).key().map(RowKey::columns).orElse(List.of())
                : marked;
    }

    /// The names of the key's columns.
    public List<String> keyNames() {
        return key().stream().map(plan.schema()::name).toList();
    }
}
