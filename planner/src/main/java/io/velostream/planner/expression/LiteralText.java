package io.velostream.planner.expression;

import io.velostream.types.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// How a constant looks in EXPLAIN.
final class LiteralText {
    private LiteralText() {}

    static String of(RowExpression.Literal literal) {
        if (literal.value().isEmpty()) {
            return "NULL";
        }
        Object value = literal.value().get();
        return switch (literal.type()) {
            case SqlType.Decimal decimal -> decimal(value, decimal.scale());
            case SqlType.Basic basic -> basic(basic, value);
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ -> value.toString();
        };
    }

    private static String decimal(Object value, int scale) {
        BigInteger unscaled = value instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) value;
        return new BigDecimal(unscaled, scale).toPlainString();
    }

    private static String basic(SqlType.Basic type, Object value) {
        return switch (type) {
            case STRING -> "'" + value.toString().replace("'", "''") + "'";
            case DATE -> "DATE '" + LocalDate.ofEpochDay((Long) value) + "'";
            case TIME -> "TIME '" + LocalTime.ofNanoOfDay((Long) value * 1000) + "'";
            case TIMESTAMP -> "TIMESTAMP '" + timestamp((Long) value) + "'";
            case INTERVAL -> "INTERVAL '" + Duration.ofNanos((Long) value * 1000) + "'";
            case INTERVAL_MONTH -> "INTERVAL '" + value + "' MONTH";
            case NULL, BOOLEAN, INT, BIGINT, DOUBLE, BYTES -> value.toString();
        };
    }

    private static LocalDateTime timestamp(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L),
                (int) Math.floorMod(micros, 1_000_000L) * 1000,
                ZoneOffset.UTC);
    }
}
