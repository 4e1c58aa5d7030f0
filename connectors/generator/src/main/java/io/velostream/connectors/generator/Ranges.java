package io.velostream.connectors.generator;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;

/// Which values a type can have, and which it gets if nothing is said.
final class Ranges {
    static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long FIRST_DAY = 20_454;

    private Ranges() {}

    /// Stored values, both included.
    record Range(long least, long most) {
        boolean contains(long value) {
            return value >= least && value <= most;
        }
    }

    /// Every stored value that the type can have and a long can hold.
    static Range all(SqlType type) {
        return switch (type) {
            case SqlType.Decimal decimal when decimal.isShort() -> {
                long most = powerOfTen(decimal.precision()) - 1;
                yield new Range(-most, most);
            }
            case Basic.INT -> new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
            default -> new Range(Long.MIN_VALUE, Long.MAX_VALUE);
        };
    }

    /// What a uniform distribution takes from if no limits are given.
    static Range usual(SqlType type, int scale) {
        return switch (type) {
            case SqlType.Decimal decimal ->
                    new Range(
                            0,
                            powerOfTen(Math.min(decimal.precision(), Math.min(scale, 15) + 3)) - 1);
            case Basic basic ->
                    switch (basic) {
                        case INT, BIGINT, NULL, BOOLEAN -> new Range(0, 999);
                        case STRING, BYTES -> new Range(0, 99);
                        case DOUBLE -> new Range(0, 1000 * powerOfTen(scale));
                        case DATE -> new Range(FIRST_DAY, FIRST_DAY + 364);
                        case TIME -> new Range(0, MICROS_PER_DAY - 1);
                        case TIMESTAMP ->
                                new Range(
                                        FIRST_DAY * MICROS_PER_DAY,
                                        (FIRST_DAY + 1) * MICROS_PER_DAY - 1);
                        case INTERVAL -> new Range(0, MICROS_PER_DAY / 24);
                        case INTERVAL_MONTH -> new Range(0, 12);
                    };
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ ->
                    throw new IllegalStateException(type + " has no range");
        };
    }

    /// The least and greatest number of a numeric type.
    static DoubleSeries.Bounds limits(SqlType type) {
        double most =
                switch (type) {
                    case SqlType.Decimal(int precision, int scale) ->
                            (Math.pow(10, Math.min(precision, SqlType.MAX_SHORT_PRECISION)) - 1)
                                    / Math.pow(10, scale);
                    case Basic.INT -> Integer.MAX_VALUE;
                    case Basic.BIGINT -> Long.MAX_VALUE;
                    default -> Double.MAX_VALUE;
                };
        return new DoubleSeries.Bounds(-most, most);
    }

    /// Ten to the `exponent`, from 0 to 18.
    static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /// The sum, or the end of the range of longs that it crossed.
    static long saturatedSum(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}
