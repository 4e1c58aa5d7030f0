package io.velostream.planner.analysis;

import io.velostream.planner.logical.LogicalPlan;
import io.velostream.sql.tree.Identifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The queries of the WITH clauses around a query, by name. Immutable.
record CommonTables(Map<Identifier, LogicalPlan> plans) {
    static final CommonTables NONE = new CommonTables(Map.of());

    CommonTables {
        plans = Map.copyOf(plans);
    }

    Optional<LogicalPlan> find(Identifier name) {
        return Optional.ofNullable(plans.get(name));
    }

    /// With one more, which hides an outer one of its name.
    CommonTables with(Identifier name, LogicalPlan plan) {
        Map<Identifier, LogicalPlan> more = new HashMap<>(plans);
        more.put(name, plan);
        return new CommonTables(more);
    }
}
