package io.velostream.planner.rules;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.PlanExpressions;
import java.util.List;

/// Computes one projection where one stood upon another, unless a value would be computed twice.
final class MergeProjects implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanExpressions.bottomUp(plan, MergeProjects::merge);
    }

    private static LogicalPlan merge(LogicalPlan plan) {
        if (!(plan instanceof Project outer) || !(outer.input() instanceof Project inner)) {
            return plan;
        }
        int[] uses = new int[inner.expressions().size()];
        outer.expressions()
                .forEach(e -> ExpressionTree.visitColumns(e, column -> uses[column.index()]++));
        for (int i = 0; i < uses.length; i++) {
            RowExpression computed = inner.expressions().get(i);
            boolean free = computed instanceof ColumnRef || computed instanceof Literal;
            if (!free && uses[i] > 1) {
                return plan;
            }
        }
        List<RowExpression> expressions =
                outer.expressions().stream()
                        .map(e -> ExpressionTree.substitute(e, inner.expressions()))
                        .toList();
        return new Project(inner.input(), expressions, outer.names());
    }
}
