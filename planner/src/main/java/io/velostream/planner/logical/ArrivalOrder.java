package io.velostream.planner.logical;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Limit;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.LogicalPlan.TimeSort;
import io.velostream.planner.plan.PhysicalPlan.Emission;

/// What is known of the order in which the rows of a plan come.
enum ArrivalOrder {
    /// Nothing.
    ANY,
    /// By a value, but for rows that come late and are left out.
    BUT_FOR_LATE_ROWS,
    /// By a value.
    EXACT;

    /// How far the rows come in the order of a value.
    static ArrivalOrder of(LogicalPlan plan, RowExpression value) {
        return switch (plan) {
            case Scan scan -> ofScan(scan, value);
            case Project project ->
                    of(project.input(), ExpressionTree.substitute(value, project.expressions()));
            case Filter(LogicalPlan input, _) -> of(input, value);
            case Limit(LogicalPlan input, _, _) -> of(input, value);
            case TimeSort(LogicalPlan input, RowExpression time) ->
                    EventTimes.goTogether(input, value, time) ? EXACT : of(input, value);
            case Over over when EventTimes.isBelow(over, value) && !OverOrder.looksAhead(over) ->
                    of(over.input(), value);
            case Aggregate aggregate -> ofAggregate(aggregate, value);
            case LogicalPlan _ -> ANY;
        };
    }

    /// A single reader without disorder; what it reads behind its watermark is late.
    private static ArrivalOrder ofScan(Scan scan, RowExpression value) {
        boolean promised =
                scan.table().time().advances()
                        && scan.table()
                                .time()
                                .eventTime()
                                .filter(time -> time.delayMicros() == 0)
                                .isPresent()
                        && Traits.of(scan).times().stream()
                                .anyMatch(time -> EventTimes.goTogether(scan, value, time));
        return promised && scan.table().source().splits().size() <= 1 ? BUT_FOR_LATE_ROWS : ANY;
    }

    /// Windows close in the order of their ends.
    private static ArrivalOrder ofAggregate(Aggregate aggregate, RowExpression value) {
        if (aggregate.window().isEmpty()
                || aggregate.emission() != Emission.FINAL
                || !(EventTimes.followed(value) instanceof ColumnRef column)) {
            return ANY;
        }
        int start = aggregate.keys().size();
        boolean isEnd = column.index() == start + 1;
        boolean isStart = column.index() == start;
        boolean sameOrder = WindowBounds.sizeMicros(aggregate.window().get()).isPresent();
        return isEnd || (isStart && sameOrder) ? EXACT : ANY;
    }
}
