package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.WindowSpec;
import io.velostream.sql.tree.WindowSpec.Kind;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds the time window of a `WINDOW` clause, from Velostream's and ksqlDB's spellings.
final class WindowBuilder {
    static final Map<String, Kind> KINDS =
            Map.ofEntries(
                    Map.entry("TUMBLING", Kind.TUMBLING),
                    Map.entry("TUMBLE", Kind.TUMBLING),
                    Map.entry("SLIDING", Kind.HOPPING),
                    Map.entry("SLIDE", Kind.HOPPING),
                    Map.entry("HOPPING", Kind.HOPPING),
                    Map.entry("HOP", Kind.HOPPING),
                    Map.entry("SESSION", Kind.SESSION),
                    Map.entry("CUMULATE", Kind.CUMULATE));

    private final ExpressionBuilder expressions;
    private final List<IntervalLiteral> durations = new ArrayList<>();
    private final List<Expression> columns = new ArrayList<>();
    private @Nullable IntervalLiteral size;
    private @Nullable IntervalLiteral advance;
    private @Nullable IntervalLiteral grace;
    private @Nullable IntervalLiteral retention;

    WindowBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    WindowSpec window(TimeWindowContext context) {
        Identifier word = Names.identifier(context.identifier());
        Kind kind = KINDS.get(Names.word(word));
        if (kind == null) {
            String message = "there is no window \"" + word + "\"";
            throw Suggestions.didYouMean(word.name(), KINDS.keySet())
                    .map(hint -> SyntaxError.at(word.position(), message, hint))
                    .orElseGet(() ->
                            SyntaxError.at(
                                    word.position(),
                                    message,
                                    "windows are TUMBLING, HOPPING, SESSION, CUMULATE"));
        }
        for (WindowArgumentContext argument : context.windowArgument()) {
            add(argument, kind);
        }
        return build(kind, Positions.of(context));
    }

    private void add(WindowArgumentContext context, Kind kind) {
        switch (context) {
            case SizeOrRetentionContext named -> {
                if (named.SIZE() != null) {
                    size = once(size, named.duration(), "SIZE");
                } else {
                    retention = once(retention, named.duration(), "RETENTION");
                }
            }
            case AdvanceContext named -> advance = once(advance, named.duration(), "ADVANCE BY");
            case GracePeriodContext named -> grace = once(grace, named.duration(), "GRACE PERIOD");
            case UnitDurationContext duration ->
                    durations.add(
                            Intervals.of(
                                    Literals.digits(duration.INTEGER().getSymbol()),
                                    duration.TIME_UNIT().getText(),
                                    Positions.of(duration)));
            case PositionalContext positional ->
                    addPositional(expressions.expression(positional.expression()), kind);
            default -> throw new IllegalStateException(context.getText());
        }
    }

    private static IntervalLiteral once(
            @Nullable IntervalLiteral before, DurationContext context, String words) {
        if (before != null) {
            throw SyntaxError.at(context.getStart(), words + " is given twice");
        }
        return Literals.duration(context);
    }

    private void addPositional(Expression argument, Kind kind) {
        Position position = argument.position();
        switch (argument) {
            case IntervalLiteral interval -> durations.add(interval);
            case Expression.IntegerLiteral number ->
                    durations.add(Intervals.of(number.value().toString(), "", position));
            case Expression.Reference _ -> {
                boolean isTime = columns.isEmpty() && durations.isEmpty();
                boolean isKey = kind == Kind.SESSION && !durations.isEmpty();
                if (!isTime && !isKey) {
                    throw notADuration(position);
                }
                columns.add(argument);
            }
            case Expression other -> {
                if (!columns.isEmpty() || !durations.isEmpty()) {
                    throw notADuration(position);
                }
                columns.add(other);
            }
        }
    }

    private static RuntimeException notADuration(Position position) {
        return SyntaxError.at(
                position,
                "a window needs a length of time here",
                "write 5m or INTERVAL '5' MINUTE");
    }

    private WindowSpec build(Kind kind, Position position) {
        // The time column comes before the first duration, the keys of a session after it.
        boolean hasTime =
                !columns.isEmpty()
                        && (durations.isEmpty()
                                || isBefore(columns.getFirst(), durations.getFirst()));
        Optional<Expression> time = hasTime ? Optional.of(columns.getFirst()) : Optional.empty();
        List<Expression> keys = columns.subList(hasTime ? 1 : 0, columns.size());
        List<IntervalLiteral> rest = new ArrayList<>(durations);
        if (kind == Kind.CUMULATE && size == null && rest.size() > 1) {
            // CUMULATE(step, size), as in Flink.
            advance = rest.removeFirst();
        }
        if (size == null && !rest.isEmpty()) {
            size = rest.removeFirst();
        }
        if (kind == Kind.HOPPING && advance == null && !rest.isEmpty()) {
            advance = rest.removeFirst();
        }
        Optional<IntervalLiteral> offset =
                rest.isEmpty() || kind == Kind.SESSION
                        ? Optional.empty()
                        : Optional.of(rest.removeFirst());
        if (!rest.isEmpty()) {
            throw SyntaxError.at(
                    rest.getFirst().position(), "this window takes no more lengths of time");
        }
        return checked(kind, time, keys, offset, position);
    }

    private WindowSpec checked(
            Kind kind,
            Optional<Expression> time,
            List<Expression> keys,
            Optional<IntervalLiteral> offset,
            Position position) {
        if (size == null) {
            throw SyntaxError.at(
                    position, "the window has no length", "write 5m or INTERVAL '5' MINUTE");
        }
        IntervalLiteral step = advance;
        if (step != null && (kind == Kind.TUMBLING || kind == Kind.SESSION)) {
            throw SyntaxError.at(step.position(), "only HOPPING and CUMULATE windows advance");
        }
        if (step == null && kind == Kind.CUMULATE) {
            throw SyntaxError.at(position, "CUMULATE needs a step and a length");
        }
        return new WindowSpec(
                kind,
                time,
                size,
                Optional.ofNullable(step),
                keys,
                offset,
                Optional.ofNullable(grace),
                Optional.ofNullable(retention),
                position);
    }

    private static boolean isBefore(Expression a, Expression b) {
        Position first = a.position();
        Position second = b.position();
        return first.line() < second.line()
                || (first.line() == second.line() && first.column() < second.column());
    }
}
