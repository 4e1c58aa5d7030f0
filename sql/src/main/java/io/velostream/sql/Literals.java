package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.DurationContext;
import io.velostream.sql.grammar.VelostreamParser.IntervalContext;
import io.velostream.sql.grammar.VelostreamParser.TypedLiteralContext;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.DateTimeLiteral;
import io.velostream.sql.tree.Expression.DecimalLiteral;
import io.velostream.sql.tree.Expression.DoubleLiteral;
import io.velostream.sql.tree.Expression.IntegerLiteral;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Position;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Reads numbers, dates and intervals.
final class Literals {
    /// More digits than any type has; without a limit, reading a number takes quadratic time.
    private static final int MAX_DIGITS = 400;

    private Literals() {}

    static IntegerLiteral integer(Token token) {
        return new IntegerLiteral(new BigInteger(digits(token)), Positions.of(token));
    }

    static DecimalLiteral decimal(Token token) {
        return new DecimalLiteral(new BigDecimal(digits(token)), Positions.of(token));
    }

    static DoubleLiteral floating(Token token) {
        double value = Double.parseDouble(digits(token));
        if (Double.isInfinite(value)) {
            throw outOfRange(token);
        }
        return new DoubleLiteral(value, Positions.of(token));
    }

    /// A number that must fit an `int`, such as a precision.
    static int smallNumber(Token token) {
        long number = number(token);
        if (number > Integer.MAX_VALUE) {
            throw outOfRange(token);
        }
        return (int) number;
    }

    /// A number that must fit a `long`.
    static long number(Token token) {
        try {
            return Long.parseLong(digits(token));
        } catch (NumberFormatException e) {
            throw outOfRange(token);
        }
    }

    static Expression typed(TypedLiteralContext context) {
        String text = Names.unquote(context.STRING().getSymbol());
        Position position = Positions.of(context);
        return switch (Names.word(Names.identifier(context.identifier()))) {
            case "DATE" -> new DateTimeLiteral(DateTimeLiteral.Kind.DATE, text, position);
            case "TIME" -> new DateTimeLiteral(DateTimeLiteral.Kind.TIME, text, position);
            case "TIMESTAMP", "DATETIME", "TIMESTAMP_LTZ" ->
                    new DateTimeLiteral(DateTimeLiteral.Kind.TIMESTAMP, text, position);
            default -> throw SyntaxError.unexpected(context.STRING().getSymbol());
        };
    }

    static IntervalLiteral interval(IntervalContext context) {
        Position position = Positions.of(context);
        String unit = context.TIME_UNIT().isEmpty() ? "" : context.TIME_UNIT(0).getText();
        if (context.STRING() == null) {
            TerminalNode amount = context.INTEGER() == null ? context.DECIMAL() : context.INTEGER();
            return Intervals.of(digits(amount.getSymbol()), unit, position);
        }
        String text = Names.unquote(context.STRING().getSymbol());
        return context.TO() == null
                ? Intervals.text(text, unit, position)
                : Intervals.range(text, unit, context.TIME_UNIT(1).getText(), position);
    }

    /// Where a length of time is wanted a bare number is seconds.
    static IntervalLiteral duration(DurationContext context) {
        if (context.interval() != null) {
            return interval(context.interval());
        }
        Position position = Positions.of(context);
        if (context.DURATION() != null) {
            return Intervals.duration(context.DURATION().getText(), position);
        }
        String unit = context.TIME_UNIT() == null ? "" : context.TIME_UNIT().getText();
        return Intervals.of(digits(context.INTEGER().getSymbol()), unit, position);
    }

    static String digits(Token token) {
        String digits = token.getText().replace("_", "");
        if (digits.length() > MAX_DIGITS) {
            throw outOfRange(token);
        }
        return digits;
    }

    private static UserException outOfRange(Token token) {
        return new UserException(
                Diagnostic.of("NUMERIC_OVERFLOW", "the number is out of range")
                        .at(Positions.of(token).place()));
    }
}
