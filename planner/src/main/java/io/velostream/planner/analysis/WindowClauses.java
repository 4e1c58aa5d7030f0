package io.velostream.planner.analysis;

import io.velostream.planner.analysis.WindowShapes.Length;
import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.plan.Window;
import io.velostream.planner.plan.WindowShape;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Call;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.WindowSpec;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.Locale;
import java.util.Optional;

/// Reads every way to write a window into the ones the engine knows.
///
/// ksqlDB's `RETENTION` is taken as it is meant, a promise to keep results for readers at least so
/// long: nothing here reads them later, so it changes nothing.
final class WindowClauses {
    private final ExpressionAnalyzer analyzer;
    private final LateRows late;

    /// @param late what the window does with late rows, unless it says it itself
    WindowClauses(ExpressionAnalyzer analyzer, LateRows late) {
        this.analyzer = analyzer;
        this.late = late;
    }

    /// `WINDOW TUMBLING(…)` and Flink's table function.
    Window of(WindowSpec spec) {
        RowExpression time =
                spec.time().isPresent() ? named(spec.time().get()) : declaredTime(spec);
        WindowShapes shapes = new WindowShapes(time.type());
        Length size = length(spec.size());
        Optional<Length> advance = spec.advance().map(WindowClauses::length);
        Optional<Length> offset = spec.offset().map(WindowClauses::length);
        WindowShape shape =
                switch (spec.kind()) {
                    case TUMBLING -> shapes.tumbling(size, offset);
                    case HOPPING ->
                            shapes.hopping(size, advance.orElseThrow(() -> still(spec)), offset);
                    case CUMULATE -> shapes.cumulating(size, advance.orElseThrow(), offset);
                    case SESSION -> shapes.session(size);
                };
        spec.retention().map(WindowClauses::length).ifPresent(shapes::session);
        return window(shape, time, spec.grace().map(WindowClauses::grace));
    }

    private static RuntimeException still(WindowSpec spec) {
        return Faults.at(
                spec,
                "WINDOW_INVALID",
                "a HOPPING window needs a second length: how far it advances",
                "write SLIDING(5m, 1m), or HOPPING (SIZE 5 MINUTES, ADVANCE BY 1 MINUTE)");
    }

    /// Flink's `GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)`.
    Window of(Call call, WindowFunction.Kind kind) {
        Expression named = argument(call, 0, kind);
        RowExpression time = named(named);
        return window(shape(call, kind, time.type()), time, Optional.empty());
    }

    /// What the arguments of a window function, or of one that reads its bounds, say.
    private WindowShape shape(Call call, WindowFunction.Kind kind, SqlType time) {
        WindowShapes shapes = new WindowShapes(time);
        return switch (kind) {
            case TUMBLE -> {
                Calls.checkCount(call, 2, 3);
                yield shapes.tumbling(interval(call, 1), offset(call, 2));
            }
            case HOP -> {
                Calls.checkCount(call, 3, 4);
                yield shapes.hopping(interval(call, 2), interval(call, 1), offset(call, 3));
            }
            case CUMULATE -> {
                Calls.checkCount(call, 3, 4);
                yield shapes.cumulating(interval(call, 2), interval(call, 1), offset(call, 3));
            }
            case SESSION -> {
                Calls.checkCount(call, 2, 2);
                yield shapes.session(interval(call, 1));
            }
        };
    }

    private static Expression argument(Call call, int index, WindowFunction.Kind kind) {
        if (call.arguments().size() <= index) {
            Calls.checkCount(call, kind == WindowFunction.Kind.HOP ? 3 : 2, 4);
        }
        return call.arguments().get(index).value();
    }

    private Window window(WindowShape shape, RowExpression time, Optional<Long> grace) {
        long lateness = grace.or(late::allowedMicros).orElse(late.updates() ? usual(shape) : 0);
        Window.Late strategy =
                late.updates() && lateness > 0 ? Window.Late.UPDATE : Window.Late.WAIT;
        return new Window(shape, time, lateness, strategy, Window.ResultTime.END);
    }

    /// How long late rows update a window if nobody says it, as in Velostream.
    private static long usual(WindowShape shape) {
        return switch (shape) {
            case WindowShape.Tumbling(long size, _) -> size / 2;
            case WindowShape.Hopping(long size, _, _) -> size / 2;
            case WindowShape.Cumulating(long size, _, _) -> size / 2;
            case WindowShape.Session(long gap) -> gap;
        };
    }

    /// Checks that `TUMBLE_START(ts, INTERVAL …)` asks for the window that the query has. Without
    /// arguments it asks for any, and `TUMBLE_START` with a length for any window of that length,
    /// as in Velostream.
    void checkSame(Call call, WindowFunction.Kind kind, Window window) {
        boolean same = kind == WindowFunction.Kind.TUMBLE || kind.is(window.shape());
        if (same && !call.arguments().isEmpty()) {
            RowExpression time = named(argument(call, 0, kind));
            same =
                    isSame(shape(call, kind, time.type()), window.shape())
                            && ExpressionTree.same(time, window.time());
        }
        if (!same) {
            throw Faults.at(
                    call,
                    "WINDOW_MISMATCH",
                    call.name() + " names another window than the query has",
                    "write window_start, window_end or window_time for the query's own window");
        }
    }

    private static boolean isSame(WindowShape asked, WindowShape shape) {
        return switch (asked) {
            case WindowShape.Tumbling(long size, long offset) when offset == 0 ->
                    size == lengthOf(shape);
            case WindowShape other -> other.equals(shape);
        };
    }

    private static long lengthOf(WindowShape shape) {
        return switch (shape) {
            case WindowShape.Tumbling(long size, _) -> size;
            case WindowShape.Hopping(long size, _, _) -> size;
            case WindowShape.Cumulating(long size, _, _) -> size;
            case WindowShape.Session(long gap) -> gap;
        };
    }

    private Optional<Length> offset(Call call, int index) {
        return call.arguments().size() > index
                ? Optional.of(interval(call, index))
                : Optional.empty();
    }

    private Length interval(Call call, int index) {
        Expression argument = call.arguments().get(index).value();
        RowExpression value = ConstantEvaluator.fold(analyzer.analyze(argument));
        if (value instanceof Literal(Optional<Object> micros, SqlType type) && micros.isPresent()) {
            if (type == Basic.INTERVAL) {
                return new Length((Long) micros.get(), argument);
            }
            if (type == Basic.INTERVAL_MONTH) {
                throw inMonths(argument);
            }
        }
        throw invalid(argument, "a window's length is an interval such as INTERVAL '1' MINUTE");
    }

    private static long grace(IntervalLiteral literal) {
        long micros = length(literal).micros();
        if (micros < 0) {
            throw invalid(literal, "a grace period cannot be negative");
        }
        return micros;
    }

    private static Length length(IntervalLiteral literal) {
        if (literal.months() != 0) {
            throw inMonths(literal);
        }
        return new Length(literal.micros(), literal);
    }

    private static RuntimeException inMonths(Node place) {
        return invalid(place, "a window cannot be measured in months: they differ in length");
    }

    private static RuntimeException invalid(Node node, String message) {
        return Faults.at(node, "WINDOW_INVALID", message);
    }

    private RowExpression declaredTime(WindowSpec spec) {
        for (Scope.Relation relation : analyzer.scope().relations()) {
            if (relation.eventTime().isPresent()) {
                return time(relation.eventTime().get(), spec);
            }
        }
        throw Faults.at(
                spec,
                "EVENT_TIME_MISSING",
                "which column of " + analyzer.scope().description() + " is the event time?",
                "name it in the window, WINDOW %s(column, …), or at the source:"
                                .formatted(spec.kind().name().toUpperCase(Locale.ROOT))
                        + " 'event.time.field' = 'column'");
    }

    /// The time that a window names. The field of a source in which its event time is written as
    /// something else stands for that event time.
    private RowExpression named(Expression expression) {
        RowExpression named = analyzer.analyze(expression);
        if (named instanceof ColumnRef column) {
            for (Scope.Relation relation : analyzer.scope().relations()) {
                if (relation.isTimeField(column) && relation.eventTime().isPresent()) {
                    return time(relation.eventTime().get(), expression);
                }
            }
        }
        return time(named, expression);
    }

    private static RowExpression time(RowExpression value, Node place) {
        if (value.type() == Basic.INT) {
            return Coercions.coerce(value, Basic.BIGINT);
        }
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
