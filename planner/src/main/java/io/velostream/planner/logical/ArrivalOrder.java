package io.velostream.planner.logical;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Limit;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.LogicalPlan.TimeSort;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.Optional;

/// What is known of the order in which the rows of a plan come.
enum ArrivalOrder {
    /// Nothing.
    ANY,
    /// By a column, but for rows that come late and are left out.
    BUT_FOR_LATE_ROWS,
    /// By a column.
    EXACT;

    /// How far the rows come in the order of a column.
    static ArrivalOrder of(LogicalPlan plan, int column) {
        return switch (plan) {
            case Scan scan -> ofScan(scan, column);
            case Project project ->
                    source(project.expressions().get(column))
                            .map(c -> of(project.input(), c))
                            .orElse(ANY);
            case Filter(LogicalPlan input, _) -> of(input, column);
            case Limit(LogicalPlan input, _, _) -> of(input, column);
            case TimeSort(LogicalPlan input, _) ->
                    isEventTime(input, column) ? EXACT : of(input, column);
            case Over over
                    when column < over.input().schema().size()
                            && over.calls().stream().noneMatch(OverOrder::looksAhead) ->
                    of(over.input(), column);
            // Windows fire in the order of their ends.
            case LogicalPlan other ->
                    WindowBounds.of(other, column)
                                    .filter(b -> !b.start() || b.sizeMicros().isPresent())
                                    .isPresent()
                            ? EXACT
                            : ANY;
        };
    }

    /// A single reader without disorder; what it reads behind its watermark is late.
    private static ArrivalOrder ofScan(Scan scan, int column) {
        TableTime declared = scan.table().time();
        boolean promised =
                declared.advances()
                        && declared.eventTime()
                                .filter(time -> time.delayMicros() == 0)
                                .map(EventTime::time)
                                .filter(time ->
                                        time instanceof ColumnRef source
                                                && source.index() == scan.projection().get(column))
                                .isPresent();
        return promised && scan.table().source().splits().size() <= 1 ? BUT_FOR_LATE_ROWS : ANY;
    }

    /// Whether a column is the event time of the plan, or goes with it, as its milliseconds do.
    static boolean isEventTime(LogicalPlan plan, int column) {
        if (Traits.of(plan).timeColumn().equals(Optional.of(column))) {
            return true;
        }
        return switch (plan) {
            case Project project ->
                    source(project.expressions().get(column))
                            .filter(c -> isEventTime(project.input(), c))
                            .isPresent();
            case Filter(LogicalPlan input, _) -> isEventTime(input, column);
            case Limit(LogicalPlan input, _, _) -> isEventTime(input, column);
            case TimeSort(LogicalPlan input, _) -> isEventTime(input, column);
            case Over over when column < over.input().schema().size() ->
                    isEventTime(over.input(), column);
            case LogicalPlan _ -> false;
        };
    }

    /// The column that a value follows.
    private static Optional<Integer> source(RowExpression expression) {
        return switch (expression) {
            case ColumnRef column -> Optional.of(column.index());
            case Cast(ColumnRef column, SqlType type, _)
                    when isTime(type) && isTime(column.type()) ->
                    Optional.of(column.index());
            case RowExpression _ -> Optional.empty();
        };
    }

    private static boolean isTime(SqlType type) {
        return type == Basic.TIMESTAMP || type == Basic.BIGINT;
    }
}
