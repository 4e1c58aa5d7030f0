package io.velostream.functions.aggregate;

import io.velostream.functions.FunctionException;
import io.velostream.types.Column;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `SUM` of 64-bit integers: BIGINT, intervals, and decimals of up to 18 digits, whose result has
/// 38.
///
/// The sum is exact: [#sums] holds its lowest 64 bits as a signed number, and [#wraps] counts how
/// often that wrapped round, so the sum is `sums + wraps * 2^64`. Only a result that does not fit
/// its type is an error, not what the sum was on the way.
final class LongSum extends GroupState {
    private long[] sums = new long[0];
    private long[] wraps = new long[0];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        LongColumn column = (LongColumn) arguments[0];
        if (!column.hasNulls() && areAll(rows, count)) {
            addAll(groupOfRow, column.values(), count, sums, wraps, seen);
            return;
        }
        boolean nullable = column.hasNulls();
        long[] values = column.values();
        long[] sums = this.sums;
        boolean[] seen = this.seen;
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
            seen[group] = true;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                wraps[group] += value < 0 ? -1 : 1;
            }
        }
    }

    private static void addAll(
            int[] groupOfRow, long[] values, int count, long[] sums, long[] wraps, boolean[] seen) {
        for (int row = 0; row < count; row++) {
            int group = groupOfRow[row];
            long value = values[row];
            long before = sums[group];
            long sum = before + value;
            sums[group] = sum;
            seen[group] = true;
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
        if (column.hasNulls() || !(out instanceof LongColumn longs)) {
            addOneByOne(groupOfRow, rows, count, column, out, errors);
            return;
        }
        long[] values = column.values();
        long[] sums = this.sums;
        long[] wraps = this.wraps;
        boolean[] seen = this.seen;
        long[] to = longs.values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            long value = values[row];
            long before = sums[group];
            long sum = before + value;
            sums[group] = sum;
            seen[group] = true;
            to[row] = sum;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                wraps[group] += value < 0 ? -1 : 1;
            }
            if (wraps[group] != 0) {
                write(group, row, out, errors);
            }
        }
    }

    private void addOneByOne(
            int[] groupOfRow,
            int[] rows,
            int count,
            LongColumn column,
            Column out,
            RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (!column.isNull(row)) {
                long value = column.get(row);
                long before = sums[group];
                long sum = before + value;
                sums[group] = sum;
                seen[group] = true;
                if (((before ^ sum) & (value ^ sum)) < 0) {
                    wraps[group] += value < 0 ? -1 : 1;
                }
            }
            write(group, row, out, errors);
        }
    }

    private void write(int group, int row, Column out, RowErrors errors) {
        if (!seen[group]) {
            out.setNull(row);
            return;
        }
        long sum = sums[group];
        if (out instanceof Int128Column wide) {
            // No number of rows can bring 18 digits to more than 38.
            wide.set(row, wraps[group] + (sum >> 63), sum);
        } else if (wraps[group] == 0) {
            ((LongColumn) out).set(row, sum);
        } else {
            out.setNull(row);
            errors.add(row, FunctionException.NUMERIC_OVERFLOW, "SUM does not fit " + out.type());
        }
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
        LongSum that = (LongSum) other;
        long[] sums = this.sums;
        long[] wraps = this.wraps;
        long[] theirs = that.sums;
        long[] theirWraps = that.wraps;
        for (int i = 0; i < count; i++) {
            long value = theirs[from[i]];
            long before = sums[to[i]];
            long sum = before + value;
            sums[to[i]] = sum;
            // No branch: 1 where two positives wrapped round, -1 where two negatives did.
            long wrapped = ((before ^ sum) & (value ^ sum)) >> (Long.SIZE - 1);
            wraps[to[i]] += theirWraps[from[i]] + (wrapped & ((value >> (Long.SIZE - 1)) | 1));
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        fill(sums, groups, count, 0);
        fill(wraps, groups, count, 0);
    }

    @Override
    long valueBytes() {
        return 8L * (sums.length + wraps.length);
    }

    @Override
    void grow(int capacity) {
        sums = Arrays.copyOf(sums, capacity);
        wraps = Arrays.copyOf(wraps, capacity);
    }

    @Override
    void clear(int count) {
        Arrays.fill(sums, 0, count, 0);
        Arrays.fill(wraps, 0, count, 0);
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeLongs(sums, count);
        writer.writeLongs(wraps, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(sums, reader);
        readInto(wraps, reader);
    }
}
