package io.velostream.planner.logical;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Limit;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.TimeSort;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.Optional;

/// Which values go with the event time of rows: they are never less for a later row. Such are its
/// milliseconds, and the end of a window, whose event time is the last millisecond before.
final class EventTimes {
    private EventTimes() {}

    /// The event time of the plan's rows that a value goes with.
    ///
    /// @param exact whether rows of equal value are of equal time
    record Match(RowExpression time, boolean exact) {}

    static Optional<Match> match(LogicalPlan plan, RowExpression value) {
        Optional<Match> coarse = Optional.empty();
        for (RowExpression time : Traits.of(plan).times()) {
            if (goTogether(plan, value, time)) {
                boolean exact = !truncates(plan, value) || truncates(plan, time);
                if (exact) {
                    return Optional.of(new Match(time, true));
                }
                coarse = coarse.isPresent() ? coarse : Optional.of(new Match(time, false));
            }
        }
        return coarse;
    }

    /// Whether two values over a plan's columns are made of the same one in ways that keep order.
    static boolean goTogether(LogicalPlan plan, RowExpression a, RowExpression b) {
        if (ExpressionTree.same(followed(a), followed(b))) {
            return true;
        }
        return switch (plan) {
            case Project project ->
                    goTogether(
                            project.input(),
                            ExpressionTree.substitute(a, project.expressions()),
                            ExpressionTree.substitute(b, project.expressions()));
            case Filter(LogicalPlan input, _) -> goTogether(input, a, b);
            case Limit(LogicalPlan input, _, _) -> goTogether(input, a, b);
            case TimeSort(LogicalPlan input, _) -> goTogether(input, a, b);
            case Over over when isBelow(over, a) && isBelow(over, b) ->
                    goTogether(over.input(), a, b);
            case LogicalPlan _ -> false;
        };
    }

    /// Whether a value is over the input's columns only.
    static boolean isBelow(Over over, RowExpression value) {
        int own = over.input().schema().size();
        boolean[] below = {true};
        ExpressionTree.visitColumns(value, column -> below[0] &= column.index() < own);
        return below[0];
    }

    /// What a value is made of by ways that keep order: casts between times, constants added.
    static RowExpression followed(RowExpression value) {
        return switch (value) {
            case Cast(RowExpression operand, SqlType type, _)
                    when isTime(type) && isTime(operand.type()) ->
                    followed(operand);
            case Arithmetic(ArithmeticOperator operator, RowExpression left, Literal _, _)
                    when operator == ArithmeticOperator.ADD
                            || operator == ArithmeticOperator.SUBTRACT ->
                    followed(left);
            case RowExpression other -> other;
        };
    }

    /// Whether a value has lost the microseconds of what it follows.
    private static boolean truncates(LogicalPlan plan, RowExpression value) {
        return switch (value) {
            case Cast(RowExpression operand, SqlType type, _)
                    when isTime(type) && isTime(operand.type()) ->
                    (type == Basic.BIGINT && operand.type() == Basic.TIMESTAMP)
                            || truncates(plan, operand);
            case Arithmetic(_, RowExpression left, Literal _, _) -> truncates(plan, left);
            case ColumnRef column -> truncatesBelow(plan, column);
            case RowExpression _ -> false;
        };
    }

    private static boolean truncatesBelow(LogicalPlan plan, ColumnRef column) {
        return switch (plan) {
            case Project project ->
                    truncates(project.input(), project.expressions().get(column.index()));
            case Filter(LogicalPlan input, _) -> truncates(input, column);
            case Limit(LogicalPlan input, _, _) -> truncates(input, column);
            case TimeSort(LogicalPlan input, _) -> truncates(input, column);
            case Over over when isBelow(over, column) -> truncates(over.input(), column);
            case LogicalPlan _ -> false;
        };
    }

    private static boolean isTime(SqlType type) {
        return type == Basic.TIMESTAMP || type == Basic.BIGINT;
    }
}
