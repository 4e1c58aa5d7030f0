package io.velostream.engine.expression;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import io.velostream.types.text.PowersOfTen;
import io.velostream.types.text.Swar;

/// Casts between numbers. As in PostgreSQL a DOUBLE is rounded to the nearest integer, halves to
/// the even one; a decimal is rounded half away from zero. A DOUBLE becomes a decimal by its
/// shortest text, so that 0.1 is 0.1.
final class NumberCasts {
    /// Doubles hold all integers below this exactly.
    private static final long EXACT_LIMIT = 1L << 53;

    private NumberCasts() {}

    /// @param from a number
    /// @param to another one
    static CastKernel of(SqlType from, SqlType to) {
        if (to instanceof Decimal decimal) {
            return from == Basic.DOUBLE
                    ? doubleToDecimal(decimal)
                    : rescale(scaleOf(from), decimal.scale(), decimal.precision());
        }
        if (to == Basic.DOUBLE) {
            return from instanceof Decimal decimal
                    ? decimalToDouble(decimal.scale())
                    : NumberCasts::longToDouble;
        }
        long limit = to == Basic.INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
        if (from == Basic.DOUBLE) {
            return doubleToInteger(limit);
        }
        return from instanceof Decimal decimal
                ? decimalToInteger(decimal.scale(), limit)
                : longToInteger(limit);
    }

    private static int scaleOf(SqlType type) {
        return type instanceof Decimal decimal ? decimal.scale() : 0;
    }

    private static void longToDouble(
            Column from, int[] rows, int count, Column out, CastFailures failures) {
        long[] values = ((LongColumn) from).values();
        double[] to = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            to[row] = values[row];
        }
    }

    private static CastKernel longToInteger(long limit) {
        return (from, rows, count, out, failures) -> {
            long[] values = ((LongColumn) from).values();
            long[] to = ((LongColumn) out).values();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                long value = values[row];
                to[row] = value;
                if (value > limit || value < -limit - 1) {
                    failures.fail(from, row, out);
                }
            }
        };
    }

    private static CastKernel doubleToInteger(long limit) {
        return (from, rows, count, out, failures) -> {
            double[] values = ((DoubleColumn) from).values();
            long[] to = ((LongColumn) out).values();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                double value = Math.rint(values[row]);
                long integer = (long) value;
                to[row] = integer;
                if (!Rounding.fitsLong(value) || integer > limit || integer < -limit - 1) {
                    failures.fail(from, row, out);
                }
            }
        };
    }

    private static CastKernel decimalToInteger(int scale, long limit) {
        Wide value = new Wide();
        return (from, rows, count, out, failures) -> {
            long[] to = ((LongColumn) out).values();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                DecimalOrder.load(from, row, value);
                value.scaleDown(scale);
                to[row] = value.low;
                if (!Int128.fitsLong(value.high, value.low)
                        || value.low > limit
                        || value.low < -limit - 1) {
                    failures.fail(from, row, out);
                }
            }
        };
    }

    private static CastKernel rescale(int fromScale, int toScale, int precision) {
        Wide value = new Wide();
        return (from, rows, count, out, failures) -> {
            if (from instanceof LongColumn a
                    && out instanceof LongColumn b
                    && toScale >= fromScale
                    && toScale - fromScale <= SqlType.MAX_SHORT_PRECISION) {
                scaleUp(a, rows, count, b, toScale - fromScale, precision, failures);
                return;
            }
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                DecimalOrder.load(from, row, value);
                boolean fits = true;
                if (toScale >= fromScale) {
                    fits = value.scaleUp(toScale - fromScale);
                } else {
                    value.scaleDown(fromScale - toScale);
                }
                if (!fits || !store(value, precision, out, row)) {
                    failures.fail(from, row, out);
                }
            }
        };
    }

    private static void scaleUp(
            LongColumn from,
            int[] rows,
            int count,
            LongColumn out,
            int digits,
            int precision,
            CastFailures failures) {
        long[] values = from.values();
        long[] to = out.values();
        long factor = PowersOfTen.low(digits);
        long limit = PowersOfTen.low(precision) / factor;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = values[row];
            to[row] = value * factor;
            // The limit is whole, unless it is 0 and only 0 fits.
            if (limit == 0 ? value != 0 : value >= limit || value <= -limit) {
                failures.fail(from, row, out);
            }
        }
    }

    private static boolean store(Wide value, int precision, Column out, int row) {
        if (!value.fits(precision)) {
            return false;
        }
        switch (out) {
            case LongColumn c -> c.set(row, value.low);
            case Int128Column c -> c.set(row, value.high, value.low);
            default -> throw new IllegalStateException(out.type() + " is not a decimal");
        }
        return true;
    }

    private static CastKernel decimalToDouble(int scale) {
        byte[] buffer = new byte[Swar.ROOM];
        Parsed parsed = new Parsed();
        Wide value = new Wide();
        return (from, rows, count, out, _) -> {
            double[] to = ((DoubleColumn) out).values();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                DecimalOrder.load(from, row, value);
                if (value.high == value.low >> 63
                        && Math.abs(value.low) < EXACT_LIMIT
                        && value.low != Long.MIN_VALUE
                        && scale <= 22) {
                    // Both are exact, so the one division rounds correctly.
                    to[row] = value.low / DoubleText.exactPowerOfTen(scale);
                } else {
                    int end = DecimalText.print(buffer, 0, value.high, value.low, scale);
                    DoubleText.parse(buffer, 0, end, parsed);
                    to[row] = parsed.doubleValue();
                }
            }
        };
    }

    private static CastKernel doubleToDecimal(Decimal type) {
        byte[] buffer = new byte[Swar.ROOM];
        Parsed parsed = new Parsed();
        return (from, rows, count, out, failures) -> {
            double[] values = ((DoubleColumn) from).values();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int end = DoubleText.print(buffer, 0, values[row]);
                Outcome outcome =
                        DecimalText.parse(
                                buffer,
                                0,
                                end,
                                type.precision(),
                                type.scale(),
                                DecimalText.Excess.ROUND,
                                parsed);
                if (outcome != Outcome.OK) {
                    failures.fail(from, row, out);
                } else if (out instanceof LongColumn c) {
                    c.set(row, parsed.longValue());
                } else {
                    ((Int128Column) out).set(row, parsed.high(), parsed.longValue());
                }
            }
        };
    }

    static void booleanToInteger(
            Column from, int[] rows, int count, Column out, CastFailures failures) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            ((LongColumn) out).set(row, ((BooleanColumn) from).get(row) ? 1 : 0);
        }
    }

    /// As in C, everything but 0 is true.
    static void integerToBoolean(
            Column from, int[] rows, int count, Column out, CastFailures failures) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            ((BooleanColumn) out).set(row, ((LongColumn) from).get(row) != 0);
        }
    }
}
