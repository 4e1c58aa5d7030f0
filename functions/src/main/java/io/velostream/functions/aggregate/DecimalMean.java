package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.RowErrors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Divides exact sums of decimals and rounds half up at the result's scale.
final class DecimalMean implements RetractingSum.Finish {
    /// Ten to the number of places that the result has more than the argument.
    private final BigInteger factor;

    /// The same if it is small enough for the short way, else 0.
    private final long shortFactor;

    /// The largest sum that can be multiplied by [#shortFactor] with room for rounding.
    private final long shortLimit;

    DecimalMean(int morePlaces) {
        factor = BigInteger.TEN.pow(morePlaces);
        shortFactor = morePlaces <= 18 ? factor.longValueExact() : 0;
        shortLimit = shortFactor == 0 ? -1 : Long.MAX_VALUE / 4 / shortFactor;
    }

    @Override
    public void write(WideSums sums, long count, int group, Column out, int row, RowErrors errors) {
        if (sums.fitsLong(group)) {
            write(sums.low(group) >> 63, sums.low(group), count, out, row, errors);
        } else {
            write(sums.get(group), count, out, row, errors);
        }
    }

    /// As the other one, of a sum of 128 bits.
    void write(long high, long low, long count, Column out, int row, RowErrors errors) {
        if (Int128.fitsLong(high, low) && low <= shortLimit && low >= -shortLimit) {
            long value = divideHalfUp(low * shortFactor, count);
            ((Int128Column) out).set(row, value >> 63, value);
        } else {
            write(Int128.toBigInteger(high, low), count, out, row, errors);
        }
    }

    private void write(BigInteger sum, long count, Column out, int row, RowErrors errors) {
        BigInteger value =
                new BigDecimal(sum.multiply(factor))
                        .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
                        .unscaledValue();
        DecimalSum.put(value, "AVG", out, row, errors);
    }

    /// Away from zero when in the middle.
    private static long divideHalfUp(long value, long divisor) {
        long quotient = value / divisor;
        // Not `%`, which would divide again.
        long rest = Math.abs(value - quotient * divisor);
        return rest >= divisor - rest ? quotient + Long.signum(value) : quotient;
    }
}
