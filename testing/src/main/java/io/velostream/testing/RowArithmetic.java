package io.velostream.testing;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// `+ - * / % DIV` on [BoxedValues].
final class RowArithmetic {
    private static final String OVERFLOW = "NUMERIC_OVERFLOW";

    private RowArithmetic() {}

    static @Nullable Object negate(@Nullable Object value, SqlType type) {
        if (value == null) {
            return null;
        }
        try {
            return checked(
                    switch (value) {
                        case Double d -> -d;
                        case Duration d -> d.negated();
                        case Period p -> p.negated();
                        case BigDecimal d -> d.negate();
                        default -> integer(BigInteger.valueOf((Long) value).negate());
                    },
                    type);
        } catch (ArithmeticException _) {
            throw new RowFailure(OVERFLOW);
        }
    }

    static @Nullable Object compute(
            ArithmeticOperator operator, Object left, Object right, SqlType type) {
        try {
            Object result = operation(operator, left, right, type);
            return result == null ? null : checked(result, type);
        } catch (ArithmeticException | DateTimeException _) {
            throw new RowFailure(OVERFLOW);
        }
    }

    private static @Nullable Object operation(
            ArithmeticOperator operator, Object left, Object right, SqlType type) {
        if (left instanceof Double x && right instanceof Double y) {
            return doubles(operator, x, y);
        }
        if (left instanceof BigDecimal x && right instanceof BigDecimal y) {
            return decimals(operator, x, y, type);
        }
        if (left instanceof Long x && right instanceof Long y) {
            return integers(operator, BigInteger.valueOf(x), BigInteger.valueOf(y));
        }
        return switch (operator) {
            case ADD ->
                    isSpan(left) && !isSpan(right) ? plus(right, left, 1) : plus(left, right, 1);
            case SUBTRACT ->
                    isSpan(right) || right instanceof Long
                            ? plus(left, right, -1)
                            : difference(left, right);
            case MULTIPLY -> isSpan(left) ? times(left, right) : times(right, left);
            case DIVIDE -> divided((Duration) left, right);
            case DIV, MODULO -> throw new IllegalArgumentException(operator.symbol());
        };
    }

    private static @Nullable Object doubles(ArithmeticOperator operator, double x, double y) {
        return switch (operator) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> y == 0 ? null : (Object) (x / y);
            case MODULO -> y == 0 ? null : (Object) (x % y);
            case DIV -> y == 0 ? null : (Object) RowCasts.exactLong(x / y, RoundingMode.DOWN);
        };
    }

    private static @Nullable Object decimals(
            ArithmeticOperator operator, BigDecimal x, BigDecimal y, SqlType type) {
        int scale = type instanceof Decimal decimal ? decimal.scale() : 0;
        boolean zero = y.signum() == 0;
        return switch (operator) {
            case ADD -> x.add(y);
            case SUBTRACT -> x.subtract(y);
            case MULTIPLY -> x.multiply(y).setScale(scale, RoundingMode.HALF_UP);
            case DIVIDE -> zero ? null : x.divide(y, scale, RoundingMode.HALF_UP);
            case MODULO -> zero ? null : x.remainder(y).setScale(scale);
            case DIV -> zero ? null : (Object) integer(x.divideToIntegralValue(y).toBigInteger());
        };
    }

    private static @Nullable Object integers(
            ArithmeticOperator operator, BigInteger x, BigInteger y) {
        boolean zero = y.signum() == 0;
        return switch (operator) {
            case ADD -> integer(x.add(y));
            case SUBTRACT -> integer(x.subtract(y));
            case MULTIPLY -> integer(x.multiply(y));
            case DIV -> zero ? null : integer(x.divide(y));
            case MODULO -> zero ? null : integer(x.remainder(y));
            case DIVIDE -> throw new IllegalArgumentException("BIGINT / BIGINT is DOUBLE");
        };
    }

    private static Long integer(BigInteger value) {
        if (value.bitLength() > 63) {
            throw new RowFailure(OVERFLOW);
        }
        return value.longValueExact();
    }

    private static boolean isSpan(Object value) {
        return value instanceof Duration || value instanceof Period;
    }

    private static Object plus(Object value, Object amount, int sign) {
        if (amount instanceof Period months) {
            long shift = months.toTotalMonths() * sign;
            return switch (value) {
                case Period p -> Period.ofMonths(Math.toIntExact(p.toTotalMonths() + shift));
                case LocalDateTime t -> t.plusMonths(shift);
                case Long millis -> millisOf(ofMillis(millis).plusMonths(shift));
                default -> throw new IllegalArgumentException(value + " + " + amount);
            };
        }
        if (amount instanceof Duration span) {
            Duration shift = sign < 0 ? span.negated() : span;
            return switch (value) {
                case Duration d -> d.plus(shift);
                case LocalTime t -> t.plus(shift);
                case LocalDateTime t -> t.plus(shift);
                case Long millis -> millisOf(ofMillis(millis).plus(shift));
                default -> throw new IllegalArgumentException(value + " + " + amount);
            };
        }
        LocalDate date = (LocalDate) (value instanceof LocalDate ? value : amount);
        Long days = (Long) (value instanceof LocalDate ? amount : value);
        return date.plusDays(Math.multiplyExact(days, (long) sign));
    }

    private static LocalDateTime ofMillis(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L),
                (int) Math.floorMod(millis, 1000L) * 1_000_000,
                ZoneOffset.UTC);
    }

    private static Long millisOf(LocalDateTime moment) {
        Instant instant = moment.toInstant(ZoneOffset.UTC);
        return integer(
                BigInteger.valueOf(instant.getEpochSecond())
                        .multiply(BigInteger.valueOf(1000))
                        .add(BigInteger.valueOf(instant.getNano() / 1_000_000)));
    }

    private static Object difference(Object left, Object right) {
        return switch (left) {
            case LocalDate d -> d.toEpochDay() - ((LocalDate) right).toEpochDay();
            case LocalTime t -> Duration.between((LocalTime) right, t);
            case LocalDateTime t -> Duration.between((LocalDateTime) right, t);
            default -> throw new IllegalArgumentException(left + " - " + right);
        };
    }

    private static Object times(Object span, Object factor) {
        if (span instanceof Period months) {
            return Period.ofMonths(
                    BigInteger.valueOf(months.getMonths())
                            .multiply(BigInteger.valueOf((Long) factor))
                            .intValueExact());
        }
        BigInteger micros = micros((Duration) span);
        return factor instanceof Double d
                ? ofMicros(RowCasts.exactLong(micros.longValueExact() * d, RoundingMode.HALF_EVEN))
                : ofMicros(integer(micros.multiply(BigInteger.valueOf((Long) factor))));
    }

    private static @Nullable Object divided(Duration span, Object divisor) {
        BigInteger micros = micros(span);
        if (divisor instanceof Double d) {
            return d == 0
                    ? null
                    : ofMicros(
                            RowCasts.exactLong(
                                    micros.longValueExact() / d, RoundingMode.HALF_EVEN));
        }
        long number = (Long) divisor;
        return number == 0
                ? null
                : ofMicros(
                        integer(
                                new BigDecimal(micros)
                                        .divide(BigDecimal.valueOf(number), 0, RoundingMode.HALF_UP)
                                        .toBigIntegerExact()));
    }

    private static BigInteger micros(Duration span) {
        return BigInteger.valueOf(BoxedValues.toLong(span));
    }

    private static Duration ofMicros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /// The result if it is in the range of its type.
    private static Object checked(Object result, SqlType type) {
        boolean fits =
                switch (result) {
                    case BigDecimal d -> d.precision() <= ((Decimal) type).precision();
                    case LocalDate d -> Math.abs(d.getYear()) <= 999_999;
                    case LocalDateTime t -> fitsLong(t);
                    case Duration d -> fitsLong(d);
                    default -> true;
                };
        if (!fits) {
            throw new RowFailure(OVERFLOW);
        }
        return result;
    }

    private static boolean fitsLong(Object value) {
        try {
            BoxedValues.toLong(value);
            return true;
        } catch (ArithmeticException _) {
            return false;
        }
    }
}
