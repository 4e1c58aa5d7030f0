package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.math.BigInteger;
import java.util.Arrays;

/// Exact sums of decimals by group: 192 bits, of which the upper 64 count how often the lower 128
/// wrapped round, as in [LongSum].
final class WideSums {
    private static final int LONG_BITS = 64;

    private long[] low = new long[0];
    private long[] high = new long[0];
    private long[] wraps = new long[0];

    /// Adds a decimal of any storage.
    void add(int group, Column column, int row) {
        if (column instanceof LongColumn longs) {
            long value = longs.get(row);
            add(group, value >> 63, value);
        } else {
            Int128Column wide = (Int128Column) column;
            add(group, wide.high(row), wide.low(row));
        }
    }

    void subtract(int group, Column column, int row) {
        long high;
        long low;
        if (column instanceof LongColumn longs) {
            low = longs.get(row);
            high = low >> 63;
        } else {
            Int128Column wide = (Int128Column) column;
            low = wide.low(row);
            high = wide.high(row);
        }
        // No decimal is so small that it has no opposite.
        add(group, ~high + (low == 0 ? 1 : 0), -low);
    }

    private void add(int group, long valueHigh, long valueLow) {
        long before = high[group];
        long sumLow = low[group] + valueLow;
        long sumHigh = Int128.highOfSum(before, low[group], valueHigh, sumLow);
        low[group] = sumLow;
        high[group] = sumHigh;
        if (((before ^ sumHigh) & (valueHigh ^ sumHigh)) < 0) {
            wraps[group] += valueHigh < 0 ? -1 : 1;
        }
    }

    /// Adds the sums of other groups.
    void merge(WideSums other, int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            merge(other, from[i], to[i]);
        }
    }

    void merge(WideSums other, int from, int to) {
        add(to, other.high[from], other.low[from]);
        wraps[to] += other.wraps[from];
    }

    void reset(int group) {
        low[group] = 0;
        high[group] = 0;
        wraps[group] = 0;
    }

    void reset(int[] groups, int count) {
        GroupState.fill(low, groups, count, 0);
        GroupState.fill(high, groups, count, 0);
        GroupState.fill(wraps, groups, count, 0);
    }

    long bytes() {
        return 8L * (low.length + high.length + wraps.length);
    }

    /// Whether the sum is [#low], a signed 64-bit number.
    boolean fitsLong(int group) {
        return wraps[group] == 0 && Int128.fitsLong(high[group], low[group]);
    }

    long low(int group) {
        return low[group];
    }

    long high(int group) {
        return high[group];
    }

    BigInteger get(int group) {
        BigInteger lower = Int128.toBigInteger(high[group], low[group]);
        return wraps[group] == 0
                ? lower
                : BigInteger.valueOf(wraps[group]).shiftLeft(2 * LONG_BITS).add(lower);
    }

    void grow(int capacity) {
        low = Arrays.copyOf(low, capacity);
        high = Arrays.copyOf(high, capacity);
        wraps = Arrays.copyOf(wraps, capacity);
    }

    void clear(int count) {
        Arrays.fill(low, 0, count, 0);
        Arrays.fill(high, 0, count, 0);
        Arrays.fill(wraps, 0, count, 0);
    }

    void write(int count, StateWriter writer) {
        writer.writeLongs(low, count);
        writer.writeLongs(high, count);
        writer.writeLongs(wraps, count);
    }

    void read(StateReader reader) {
        GroupState.readInto(low, reader);
        GroupState.readInto(high, reader);
        GroupState.readInto(wraps, reader);
    }
}
