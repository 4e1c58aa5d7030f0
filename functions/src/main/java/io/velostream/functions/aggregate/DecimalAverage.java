package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.Int128Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/// `AVG` of decimals: an exact sum, divided and rounded half up at the result's scale.
final class DecimalAverage extends GroupState {
    private final WideSums sums = new WideSums();
    private long[] counts = new long[0];

    /// Ten to the number of places that the result has more than the argument.
    private final BigInteger factor;

    /// The same if it is small enough for the short way, else 0.
    private final long shortFactor;

    /// The largest sum that can be multiplied by [#shortFactor] with room for rounding.
    private final long shortLimit;

    DecimalAverage(int morePlaces) {
        factor = BigInteger.TEN.pow(morePlaces);
        shortFactor = morePlaces <= 18 ? factor.longValueExact() : 0;
        shortLimit = shortFactor == 0 ? -1 : Long.MAX_VALUE / 4 / shortFactor;
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        Column column = arguments[0];
        boolean nullable = column.hasNulls();
        long[] counts = this.counts;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!nullable || !column.isNull(row)) {
                sums.add(groupOfRow[row], column, row);
                counts[groupOfRow[row]]++;
            }
        }
    }

    @Override
    public void addRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        Column column = arguments[0];
        boolean nullable = column.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (!nullable || !column.isNull(row)) {
                sums.add(group, column, row);
                counts[group]++;
            }
            write(group, row, out, errors);
        }
    }

    private void write(int group, int row, Column out, RowErrors errors) {
        long count = counts[group];
        if (count == 0) {
            out.setNull(row);
            return;
        }
        long low = sums.low(group);
        if (sums.fitsLong(group) && low <= shortLimit && low >= -shortLimit) {
            long value = divideHalfUp(low * shortFactor, count);
            ((Int128Column) out).set(row, value >> 63, value);
            return;
        }
        BigInteger value =
                new BigDecimal(sums.get(group).multiply(factor))
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

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        for (int group = from; group < to; group++) {
            write(group, group - from, out, errors);
        }
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            write(groups[i], i, out, errors);
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        DecimalAverage that = (DecimalAverage) other;
        sums.merge(that.sums, from, to, count);
        for (int i = 0; i < count; i++) {
            counts[to[i]] += that.counts[from[i]];
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        sums.reset(groups, count);
        fill(counts, groups, count, 0);
    }

    @Override
    long valueBytes() {
        return sums.bytes() + 8L * counts.length;
    }

    @Override
    void grow(int capacity) {
        sums.grow(capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    @Override
    void clear(int count) {
        sums.clear(count);
        Arrays.fill(counts, 0, count, 0);
    }

    @Override
    void write(int count, StateWriter writer) {
        sums.write(count, writer);
        writer.writeLongs(counts, count);
    }

    @Override
    void read(int count, StateReader reader) {
        sums.read(reader);
        readInto(counts, reader);
    }
}
