package io.velostream.planner.logical;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.AssignWindows;
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

/// Which columns of a plan are the start or the end of the window that its rows are of.
public final class WindowBounds {
    private static final long MILLI = 1000;

    private WindowBounds() {}

    /// One bound of the rows' window.
    ///
    /// @param start whether it is the start
    /// @param byStart whether the rows' event time is the start
    record Bound(boolean start, boolean byStart, Window window) {
        Optional<Long> sizeMicros() {
            return WindowBounds.sizeMicros(window);
        }

        /// Whether milliseconds tell the windows apart.
        boolean isOfMillis() {
            return sizeMicros().filter(size -> size % MILLI == 0).isPresent();
        }
    }

    /// How far the bounds are apart, if they are that for all windows.
    static Optional<Long> sizeMicros(Window window) {
        return switch (window.shape()) {
            case WindowShape.Tumbling(long size, _) -> Optional.of(size);
            case WindowShape.Hopping(long size, _, _) -> Optional.of(size);
            case WindowShape.Cumulating _, WindowShape.Session _ -> Optional.empty();
        };
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
                            new Bound(
                                    column == aggregate.keys().size(),
                                    isByStart(aggregate.window().get()),
                                    aggregate.window().get()));
            case AssignWindows(LogicalPlan input, Window window) -> {
                int start = input.schema().size();
                if (column < start) {
                    yield of(input, column);
                }
                yield column <= start + 1
                        ? Optional.of(new Bound(column == start, false, window))
                        : Optional.empty();
            }
            case LogicalPlan _ -> Optional.empty();
        };
    }

    private static Optional<Bound> of(LogicalPlan input, RowExpression expression) {
        return switch (expression) {
            case ColumnRef column -> of(input, column.index());
            case Cast(ColumnRef column, var type, _)
                    when type == Basic.BIGINT && column.type() == Basic.TIMESTAMP ->
                    of(input, column.index()).filter(Bound::isOfMillis);
            case RowExpression _ -> Optional.empty();
        };
    }

    /// When no more rows come for a partition with these keys, as an expression over them: the
    /// bound that is the event time of the window's rows.
    public static Optional<RowExpression> closing(
            LogicalPlan plan, List<RowExpression> partitionBy) {
        Optional<RowExpression> computed = Optional.empty();
        for (RowExpression key : partitionBy) {
            if (key instanceof ColumnRef column) {
                Optional<RowExpression> time =
                        of(plan, column.index()).flatMap(bound -> closing(column, bound));
                if (time.equals(Optional.of(key))) {
                    return time;
                }
                computed = computed.or(() -> time);
            }
        }
        return computed;
    }

    private static Optional<RowExpression> closing(ColumnRef column, Bound bound) {
        if (bound.start() == bound.byStart()) {
            return Optional.of(column);
        }
        return bound.sizeMicros()
                .flatMap(size -> span(column, size))
                .map(size ->
                        new Arithmetic(
                                bound.byStart()
                                        ? ArithmeticOperator.SUBTRACT
                                        : ArithmeticOperator.ADD,
                                column,
                                size,
                                column.type()));
    }

    private static boolean isByStart(Window window) {
        return window.resultTime() == Window.ResultTime.START;
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
