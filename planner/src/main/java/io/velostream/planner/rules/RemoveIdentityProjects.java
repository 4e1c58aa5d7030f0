package io.velostream.planner.rules;

import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.PlanExpressions;

/// Removes projections that give just the columns they get, under the same names.
final class RemoveIdentityProjects implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanExpressions.bottomUp(
                plan,
                node ->
                        node instanceof Project project && isIdentity(project)
                                ? project.input()
                                : node);
    }

    private static boolean isIdentity(Project project) {
        if (!project.schema().equals(project.input().schema())) {
            return false;
        }
        for (int i = 0; i < project.expressions().size(); i++) {
            if (!(project.expressions().get(i) instanceof ColumnRef column)
                    || column.index() != i) {
                return false;
            }
        }
        return true;
    }
}
