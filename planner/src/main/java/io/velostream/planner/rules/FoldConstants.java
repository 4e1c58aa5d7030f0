package io.velostream.planner.rules;

import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.PlanExpressions;

/// Computes what does not depend on the row, and drops filters that keep every row.
final class FoldConstants implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanExpressions.bottomUp(plan, FoldConstants::fold);
    }

    private static LogicalPlan fold(LogicalPlan plan) {
        LogicalPlan folded = PlanExpressions.map(plan, ConstantEvaluator::fold);
        return folded instanceof Filter(LogicalPlan input, RowExpression predicate)
                        && Literals.isTrue(predicate)
                ? input
                : folded;
    }
}
