package io.velostream.planner.analysis;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.TopN;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.logical.WindowBounds;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `ORDER BY … LIMIT n` of a SELECT that has a window of its own: the first n rows of each window,
/// when it closes. Over the whole of an endless result it would mean nothing.
final class WindowLimit {
    private WindowLimit() {}

    /// Whether the rows of the query that gave this plan are limited already.
    static boolean isIn(LogicalPlan plan, Ordering ordering) {
        return switch (plan) {
            case Project project -> isIn(project.input(), ordering);
            // One that a filter made of row numbers has those as a column still.
            case TopN top -> !ordering.items().isEmpty() && top.number().isEmpty();
            case LogicalPlan _ -> false;
        };
    }

    static boolean isWanted(Selection selection, LogicalPlan groups) {
        Ordering ordering = selection.ordering();
        return !selection.window().isEmpty()
                && !selection.select().distinct()
                && !ordering.items().isEmpty()
                && ordering.limit().filter(last -> last > ordering.offset()).isPresent()
                && !Traits.of(groups).updating();
    }

    /// The columns of a projection that tell the windows apart, added behind the others if they are
    /// not among them.
    static List<RowExpression> columns(
            Selection selection, List<RowExpression> expressions, List<String> names) {
        List<RowExpression> columns = new ArrayList<>();
        for (RowExpression bound : selection.window()) {
            int index = 0;
            while (index < expressions.size()
                    && !ExpressionTree.same(expressions.get(index), bound)) {
                index++;
            }
            if (index == expressions.size()) {
                expressions.add(bound);
                names.add("_" + bound);
            }
            columns.add(new ColumnRef(index, names.get(index), bound.type()));
        }
        return columns;
    }

    static TopN of(
            LogicalPlan plan,
            List<RowExpression> window,
            List<RowExpression> keys,
            Ordering ordering) {
        List<SortKey> orderBy = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            orderBy.add(Ordering.key(ordering.items().get(i), keys.get(i)));
        }
        return new TopN(
                plan,
                window,
                orderBy,
                ordering.offset() + 1,
                ordering.limit().orElseThrow(),
                Optional.empty(),
                Emission.FINAL,
                WindowBounds.closing(plan, window));
    }
}
