package io.velostream.planner.expression;

import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Casts constants at planning. Only where no digit is lost or rounded (but for the step to
/// DOUBLE): everything else stays a CAST for the engine, so that rounding is written down once.
public final class ConstantCasts {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int PADDING = 64;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

    private ConstantCasts() {}

    /// The constant as a value of `to`; empty if that would fail, lose digits or is left to the
    /// engine.
    public static Optional<Literal> cast(Literal literal, SqlType to) {
        if (literal.type().equals(to)) {
            return Optional.of(literal);
        }
        if (literal.value().isEmpty()) {
            return Optional.of(Literals.nullOf(to));
        }
        Object value = literal.value().get();
        SqlType from = literal.type();
        if (value instanceof String text) {
            return from == Basic.STRING ? parse(text.strip(), to) : Optional.empty();
        }
        if (from.isInteger() || from instanceof Decimal) {
            return fromExact(Literals.exactValue(value, from), from, to);
        }
        if (from == Basic.DATE && to == Basic.TIMESTAMP) {
            return scaled((Long) value, MICROS_PER_DAY, to);
        }
        if (from == Basic.TIMESTAMP && to == Basic.BIGINT) {
            return Optional.of(Literals.bigint(Math.floorDiv((Long) value, 1000L)));
        }
        return Optional.empty();
    }

    private static Optional<Literal> fromExact(BigDecimal value, SqlType from, SqlType to) {
        return switch (to) {
            case Decimal decimal -> toDecimal(value, decimal);
            case Basic.INT -> toInteger(value, Integer.MIN_VALUE, Integer.MAX_VALUE, to);
            case Basic.BIGINT -> toInteger(value, Long.MIN_VALUE, Long.MAX_VALUE, to);
            case Basic.DOUBLE -> Optional.of(Literals.ofDouble(value.doubleValue()));
            case Basic.TIMESTAMP ->
                    from.isInteger() ? scaled(value.longValueExact(), 1000L, to) : Optional.empty();
            case Basic.STRING ->
                    from.isInteger()
                            ? Optional.of(Literals.string(value.toPlainString()))
                            : Optional.empty();
            case SqlType _ -> Optional.empty();
        };
    }

    private static Optional<Literal> scaled(long value, long factor, SqlType to) {
        long product = value * factor;
        boolean fits = Math.multiplyHigh(value, factor) == product >> 63;
        return fits ? Optional.of(Literals.ofLong(product, to)) : Optional.empty();
    }

    private static Optional<Literal> toDecimal(BigDecimal value, Decimal to) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() > to.scale() ? Optional.empty() : Literals.decimal(plain, to);
    }

    private static Optional<Literal> toInteger(
            BigDecimal value, long least, long most, SqlType to) {
        boolean fits =
                value.setScale(0, RoundingMode.DOWN).compareTo(value) == 0
                        && value.compareTo(BigDecimal.valueOf(least)) >= 0
                        && value.compareTo(BigDecimal.valueOf(most)) <= 0;
        return fits ? Optional.of(Literals.ofLong(value.longValue(), to)) : Optional.empty();
    }

    private static Optional<Literal> parse(String text, SqlType to) {
        return switch (to) {
            case Basic.DATE, Basic.TIME, Basic.TIMESTAMP -> parseTime(text, (Basic) to);
            case Basic.BOOLEAN -> parseBoolean(text);
            case SqlType number when number.isNumeric() && NUMBER.matcher(text).matches() ->
                    fromExact(new BigDecimal(text), Basic.STRING, number);
            case SqlType _ -> Optional.empty();
        };
    }

    private static Optional<Literal> parseTime(String text, Basic to) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[utf8.length + 2 * PADDING];
        System.arraycopy(utf8, 0, padded, PADDING, utf8.length);
        Parsed parsed = new Parsed();
        Outcome outcome =
                switch (to) {
                    case DATE -> DateTimeText.parseDate(padded, PADDING, utf8.length, parsed);
                    case TIME -> DateTimeText.parseTime(padded, PADDING, utf8.length, parsed);
                    default -> DateTimeText.parseTimestamp(padded, PADDING, utf8.length, parsed);
                };
        return outcome == Outcome.OK
                ? Optional.of(Literals.ofLong(parsed.longValue(), to))
                : Optional.empty();
    }

    private static Optional<Literal> parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(Literals.TRUE);
            case "false" -> Optional.of(Literals.FALSE);
            default -> Optional.empty();
        };
    }
}
