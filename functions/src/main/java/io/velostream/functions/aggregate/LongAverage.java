package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `AVG(BIGINT)`: an exact sum (as in [LongSum]), divided as DOUBLE.
final class LongAverage extends GroupState {
    private static final double TWO_64 = 0x1p64;

    private long[] sums = new long[0];
    private long[] wraps = new long[0];
    private long[] counts = new long[0];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        LongColumn column = (LongColumn) arguments[0];
        if (!column.hasNulls() && areAll(rows, count)) {
            addAll(groupOfRow, column.values(), count, sums, wraps, counts);
            return;
        }
        boolean nullable = column.hasNulls();
        long[] values = column.values();
        long[] sums = this.sums;
        long[] counts = this.counts;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                continue;
            }
            int group = groupOfRow[row];
            long value = values[row];
            long before = sums[group];
            long sum = before + value;
            sums[group] = sum;
            counts[group]++;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                wraps[group] += value < 0 ? -1 : 1;
            }
        }
    }

    private static void addAll(
            int[] groupOfRow, long[] values, int count, long[] sums, long[] wraps, long[] counts) {
        for (int row = 0; row < count; row++) {
            int group = groupOfRow[row];
            long value = values[row];
            long before = sums[group];
            long sum = before + value;
            sums[group] = sum;
            counts[group]++;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                wraps[group] += value < 0 ? -1 : 1;
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
        LongColumn column = (LongColumn) arguments[0];
        boolean nullable = column.hasNulls();
        long[] values = column.values();
        long[] sums = this.sums;
        long[] counts = this.counts;
        double[] to = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (!nullable || !column.isNull(row)) {
                long value = values[row];
                long before = sums[group];
                long sum = before + value;
                sums[group] = sum;
                counts[group]++;
                if (((before ^ sum) & (value ^ sum)) < 0) {
                    wraps[group] += value < 0 ? -1 : 1;
                }
            }
            if (counts[group] == 0) {
                out.setNull(row);
            } else {
                to[row] = average(group);
            }
        }
    }

    private double average(int group) {
        return average(wraps[group], sums[group], counts[group]);
    }

    /// The average of values that sum up to `wraps * 2^64 + sum`.
    static double average(long wraps, long sum, long count) {
        return (wraps * TWO_64 + sum) / count;
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        DoubleColumn doubles = (DoubleColumn) out;
        for (int group = from; group < to; group++) {
            if (counts[group] == 0) {
                out.setNull(group - from);
            } else {
                doubles.set(group - from, average(group));
            }
        }
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        DoubleColumn doubles = (DoubleColumn) out;
        for (int i = 0; i < count; i++) {
            if (counts[groups[i]] == 0) {
                out.setNull(i);
            } else {
                doubles.set(i, average(groups[i]));
            }
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        LongAverage that = (LongAverage) other;
        long[] sums = this.sums;
        long[] wraps = this.wraps;
        long[] theirs = that.sums;
        long[] theirWraps = that.wraps;
        long[] counts = this.counts;
        long[] theirCounts = that.counts;
        for (int i = 0; i < count; i++) {
            long value = theirs[from[i]];
            long before = sums[to[i]];
            long sum = before + value;
            sums[to[i]] = sum;
            // No branch: 1 where two positives wrapped round, -1 where two negatives did.
            long wrapped = ((before ^ sum) & (value ^ sum)) >> (Long.SIZE - 1);
            wraps[to[i]] += theirWraps[from[i]] + (wrapped & ((value >> (Long.SIZE - 1)) | 1));
        }
        for (int i = 0; i < count; i++) {
            counts[to[i]] += theirCounts[from[i]];
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        fill(sums, groups, count, 0);
        fill(wraps, groups, count, 0);
        fill(counts, groups, count, 0);
    }

    @Override
    long valueBytes() {
        return 8L * (sums.length + wraps.length + counts.length);
    }

    @Override
    void grow(int capacity) {
        sums = Arrays.copyOf(sums, capacity);
        wraps = Arrays.copyOf(wraps, capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    @Override
    void clear(int count) {
        Arrays.fill(sums, 0, count, 0);
        Arrays.fill(wraps, 0, count, 0);
        Arrays.fill(counts, 0, count, 0);
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeLongs(sums, count);
        writer.writeLongs(wraps, count);
        writer.writeLongs(counts, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(sums, reader);
        readInto(wraps, reader);
        readInto(counts, reader);
    }
}
