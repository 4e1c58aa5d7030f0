package io.velostream.planner.analysis;

import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.plan.Window;
import io.velostream.planner.plan.WindowShape;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Call;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.WindowSpec;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.Optional;

/// Reads every way to write a tumbling window into the one the engine knows.
final class WindowClauses {
    private final ExpressionAnalyzer analyzer;

    WindowClauses(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /// `WINDOW TUMBLING(…)` and Flink's table function.
    ///
    /// @param latenessMicros the table's, unless the window says its own
    Window of(WindowSpec spec, long latenessMicros) {
        if (spec.kind() != WindowSpec.Kind.TUMBLING) {
            throw Faults.notSupportedYet(spec, "a " + spec.kind() + " window");
        }
        if (spec.retention().isPresent()) {
            throw Faults.notSupportedYet(spec.retention().get(), "RETENTION");
        }
        RowExpression time =
                spec.time().isPresent()
                        ? time(analyzer.analyze(spec.time().get()), spec.time().get())
                        : declaredTime(spec);
        long lateness =
                spec.grace().isPresent() ? length(spec.grace().get(), false) : latenessMicros;
        long offset = spec.offset().isPresent() ? span(spec.offset().get()) : 0;
        return tumbling(time, length(spec.size(), true), offset, lateness);
    }

    /// Flink's `GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)`.
    Window of(Call call, long latenessMicros) {
        Calls.checkCount(call, 2, 3);
        Expression named = call.arguments().getFirst().value();
        RowExpression time = time(analyzer.analyze(named), named);
        long size = interval(call, 1);
        if (size <= 0) {
            throw invalid(
                    call.arguments().get(1).value(), "the length of a window must be positive");
        }
        long offset = call.arguments().size() == 3 ? interval(call, 2) : 0;
        return tumbling(time, size, offset, latenessMicros);
    }

    private static Window tumbling(RowExpression time, long size, long offset, long lateness) {
        return new Window(
                new WindowShape.Tumbling(size, offset),
                time,
                lateness,
                Window.Late.WAIT,
                Window.ResultTime.START);
    }

    /// Checks that `TUMBLE_START(ts, INTERVAL …)` asks for the window that the query has.
    void checkSame(Call call, Window window) {
        Expression named = call.arguments().getFirst().value();
        RowExpression time = time(analyzer.analyze(named), named);
        if (!(window.shape() instanceof WindowShape.Tumbling(long size, _))
                || interval(call, 1) != size
                || !ExpressionTree.same(time, window.time())) {
            throw Faults.at(
                    call,
                    "WINDOW_MISMATCH",
                    call.name() + " names another window than the query has",
                    "write %s() for the query's own window".formatted(call.name()));
        }
    }

    private long interval(Call call, int index) {
        Expression argument = call.arguments().get(index).value();
        RowExpression value = ConstantEvaluator.fold(analyzer.analyze(argument));
        if (value instanceof Literal(Optional<Object> micros, SqlType type)
                && type == Basic.INTERVAL
                && micros.isPresent()) {
            return (Long) micros.get();
        }
        throw invalid(argument, "a window's length is an interval such as INTERVAL '1' MINUTE");
    }

    private static long length(IntervalLiteral literal, boolean positive) {
        long micros = span(literal);
        if (micros < (positive ? 1 : 0)) {
            throw invalid(literal, "the length of a window must be positive");
        }
        return micros;
    }

    private static long span(IntervalLiteral literal) {
        if (literal.months() != 0) {
            throw invalid(literal, "a window cannot be measured in months: they differ in length");
        }
        return literal.micros();
    }

    private static RuntimeException invalid(Node node, String message) {
        return Faults.at(node, "WINDOW_INVALID", message);
    }

    private RowExpression declaredTime(WindowSpec spec) {
        for (Scope.Relation relation : analyzer.scope().relations()) {
            if (relation.timeColumn().isPresent()) {
                return time(relation.column(relation.timeColumn().get()), spec);
            }
        }
        throw Faults.at(
                spec,
                "EVENT_TIME_MISSING",
                "which column of " + analyzer.scope().description() + " is the event time?",
                "name it in the window, WINDOW TUMBLING(column, INTERVAL '1' MINUTE), or at the"
                        + " source: 'event.time.field' = 'column'");
    }

    private static RowExpression time(RowExpression value, Node place) {
        if (value.type() != Basic.TIMESTAMP && value.type() != Basic.BIGINT) {
            throw Faults.at(
                    place,
                    "TYPE_MISMATCH",
                    "the time of a window must be TIMESTAMP or BIGINT milliseconds, but this is "
                            + value.type(),
                    value.type() == Basic.STRING
                            ? Optional.of("declare the column as TIMESTAMP in a CREATE STREAM")
                            : Optional.empty());
        }
        if (!ExpressionTree.isDeterministic(value)) {
            throw Faults.notSupportedYet(place, "a window over the time of processing");
        }
        return value;
    }
}
