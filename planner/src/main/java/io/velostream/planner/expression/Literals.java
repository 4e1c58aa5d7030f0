package io.velostream.planner.expression;

import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Makes constants and reads them back.
public final class Literals {
    public static final Literal TRUE = bool(true);
    public static final Literal FALSE = bool(false);

    private Literals() {}

    public static Literal nullOf(SqlType type) {
        return new Literal(Optional.empty(), type);
    }

    public static Literal bool(boolean value) {
        return new Literal(Optional.of(value), Basic.BOOLEAN);
    }

    public static Literal bigint(long value) {
        return new Literal(Optional.of(value), Basic.BIGINT);
    }

    /// A constant of a type that is held in 64 bits: INT, BIGINT, a time or an interval.
    public static Literal ofLong(long value, SqlType type) {
        return new Literal(Optional.of(value), type);
    }

    public static Literal ofDouble(double value) {
        return new Literal(Optional.of(value), Basic.DOUBLE);
    }

    public static Literal string(String value) {
        return new Literal(Optional.of(value), Basic.STRING);
    }

    /// The value as `type`, whose scale must be large enough; empty if it has too many digits.
    public static Optional<Literal> decimal(BigDecimal value, Decimal type) {
        BigInteger unscaled = value.setScale(type.scale()).unscaledValue();
        if (new BigDecimal(unscaled).precision() > type.precision()) {
            return Optional.empty();
        }
        Object stored = type.isShort() ? (Object) unscaled.longValueExact() : unscaled;
        return Optional.of(new Literal(Optional.of(stored), type));
    }

    /// The value with just the digits it needs; empty if those are more than a decimal can have.
    public static Optional<Literal> decimal(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int precision = Math.max(plain.precision(), Math.max(plain.scale(), 1));
        return precision > SqlType.MAX_PRECISION
                ? Optional.empty()
                : decimal(plain, new Decimal(precision, plain.scale()));
    }

    public static boolean isNull(RowExpression expression) {
        return expression instanceof Literal(Optional<Object> value, _) && value.isEmpty();
    }

    public static boolean isTrue(RowExpression expression) {
        return TRUE.equals(expression);
    }

    public static boolean isFalse(RowExpression expression) {
        return FALSE.equals(expression);
    }

    /// The value of a constant of an exact number type.
    public static BigDecimal exactValue(Object value, SqlType type) {
        int scale = type instanceof Decimal decimal ? decimal.scale() : 0;
        BigInteger unscaled = value instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) value;
        return new BigDecimal(unscaled, scale);
    }
}
