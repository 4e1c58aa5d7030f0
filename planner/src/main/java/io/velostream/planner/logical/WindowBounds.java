package io.velostream.planner.logical;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.TimeSort;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.SqlType.Basic;
import java.util.List;
import java.util.Optional;

/// Which columns of a plan are the start or the end of a window that has closed when its rows come.
public final class WindowBounds {
    private static final long MILLI = 1000;

    private WindowBounds() {}

    /// One bound of the rows' window.
    ///
    /// @param start whether it is the start
    record Bound(boolean start, Window window) {
        /// How far the other bound is, if that is the same for all windows.
        Optional<Long> sizeMicros() {
            return switch (window.shape()) {
                case WindowShape.Tumbling(long size, _) -> Optional.of(size);
                case WindowShape.Hopping(long size, _, _) -> Optional.of(size);
                case WindowShape.Cumulating _, WindowShape.Session _ -> Optional.empty();
            };
        }
    }

    /// The bound that a column of the plan is, in its own type or as milliseconds.
    static Optional<Bound> of(LogicalPlan plan, int column) {
        return switch (plan) {
            case Project project -> of(project.input(), project.expressions().get(column));
            case Filter(LogicalPlan input, _) -> of(input, column);
            case TimeSort(LogicalPlan input, _) -> of(input, column);
            case Over over when column < over.input().schema().size() -> of(over.input(), column);
            case Aggregate aggregate
                    when aggregate.window().isPresent()
                            && aggregate.emission() == Emission.FINAL
                            && (column == aggregate.keys().size()
                                    || column == aggregate.keys().size() + 1) ->
                    Optional.of(
                            new Bound(column == aggregate.keys().size(), aggregate.window().get()));
            case LogicalPlan _ -> Optional.empty();
        };
    }

    private static Optional<Bound> of(LogicalPlan input, RowExpression expression) {
        return switch (expression) {
            case ColumnRef column -> of(input, column.index());
            case Cast(ColumnRef column, var type, _)
                    when type == Basic.BIGINT && column.type() == Basic.TIMESTAMP ->
                    of(input, column.index());
            case RowExpression _ -> Optional.empty();
        };
    }

    /// When no more rows come for a partition with these keys, as an expression over them: the
    /// bound that is the event time of the window's rows.
    public static Optional<RowExpression> closing(
            LogicalPlan plan, List<RowExpression> partitionBy) {
        for (RowExpression key : partitionBy) {
            if (key instanceof ColumnRef column) {
                Optional<RowExpression> time =
                        of(plan, column.index()).flatMap(bound -> closing(column, bound));
                if (time.isPresent()) {
                    return time;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<RowExpression> closing(ColumnRef column, Bound bound) {
        boolean byStart = bound.window().resultTime() == Window.ResultTime.START;
        if (bound.start() == byStart) {
            return Optional.of(column);
        }
        return bound.sizeMicros()
                .flatMap(size -> span(column, size))
                .map(size ->
                        new Arithmetic(
                                byStart ? ArithmeticOperator.SUBTRACT : ArithmeticOperator.ADD,
                                column,
                                size,
                                column.type()));
    }

    private static Optional<Literal> span(ColumnRef column, long micros) {
        if (column.type() == Basic.TIMESTAMP) {
            return Optional.of(Literals.ofLong(micros, Basic.INTERVAL));
        }
        return micros % MILLI == 0
                ? Optional.of(Literals.bigint(micros / MILLI))
                : Optional.empty();
    }
}
