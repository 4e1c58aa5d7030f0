package io.velostream.planner.logical;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.List;

/// The event time of a window's results. It is the last millisecond of the window, so that minutes
/// make up hours: the end itself would belong to the next hour. A query that selects only the start
/// has that.
public final class WindowTimes {
    private static final long MILLISECOND = 1000;

    private WindowTimes() {}

    /// `window_time`: the last millisecond before a window's end.
    public static RowExpression last(RowExpression end) {
        return new Arithmetic(
                ArithmeticOperator.SUBTRACT,
                end,
                Literals.ofLong(MILLISECOND, Basic.INTERVAL),
                end.type());
    }

    /// What may tell the time of the results, best first.
    static List<RowExpression> of(Aggregate aggregate) {
        ColumnRef start = column(aggregate, 0);
        ColumnRef end = column(aggregate, 1);
        return start.type() == Basic.BIGINT
                ? List.of(last(end), start)
                : List.of(last(end), last(millis(end)), start, millis(start));
    }

    private static RowExpression millis(ColumnRef time) {
        return new Cast(time, Basic.BIGINT, false);
    }

    private static ColumnRef column(Aggregate aggregate, int behindKeys) {
        SqlType type = aggregate.window().orElseThrow().time().type();
        int index = aggregate.keys().size() + behindKeys;
        return new ColumnRef(index, aggregate.names().get(index), type);
    }
}
