package io.velostream.planner.rules;

import io.velostream.planner.logical.LogicalPlan;
import java.util.List;

/// All rules, in the order in which each finds what the ones before it have left.
public final class Optimizer {
    private static final List<Rule> RULES =
            List.of(
                    new FoldConstants(),
                    new SimplifyPredicates(),
                    new MergeProjects(),
                    new PushFilters(),
                    // What a filter met on its way down may fold further.
                    new FoldConstants(),
                    new MergeProjects(),
                    new PruneColumns(),
                    new RemoveIdentityProjects());

    private Optimizer() {}

    public static LogicalPlan optimize(LogicalPlan plan) {
        LogicalPlan optimized = plan;
        for (Rule rule : RULES) {
            optimized = rule.apply(optimized);
        }
        return optimized;
    }
}
