package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `AVG(DOUBLE)`: the plain sum in the order of arrival, divided.
final class DoubleAverage extends GroupState {
    private double[] sums = new double[0];
    private long[] counts = new long[0];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        DoubleColumn column = (DoubleColumn) arguments[0];
        if (!column.hasNulls() && areAll(rows, count)) {
            addAll(groupOfRow, column.values(), count, sums, counts);
            return;
        }
        boolean nullable = column.hasNulls();
        double[] values = column.values();
        double[] sums = this.sums;
        long[] counts = this.counts;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                continue;
            }
            int group = groupOfRow[row];
            sums[group] += values[row];
            counts[group]++;
        }
    }

    private static void addAll(
            int[] groupOfRow, double[] values, int count, double[] sums, long[] counts) {
        for (int row = 0; row < count; row++) {
            int group = groupOfRow[row];
            sums[group] += values[row];
            counts[group]++;
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
        DoubleColumn column = (DoubleColumn) arguments[0];
        boolean nullable = column.hasNulls();
        double[] values = column.values();
        double[] sums = this.sums;
        long[] counts = this.counts;
        double[] to = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (nullable && column.isNull(row)) {
                to[row] = sums[group] / counts[group];
                if (counts[group] == 0) {
                    out.setNull(row);
                }
                continue;
            }
            double sum = sums[group] + values[row];
            long n = counts[group] + 1;
            sums[group] = sum;
            counts[group] = n;
            to[row] = sum / n;
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        double[] results = ((DoubleColumn) out).values();
        for (int group = from; group < to; group++) {
            results[group - from] = sums[group] / counts[group];
            if (counts[group] == 0) {
                out.setNull(group - from);
            }
        }
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        double[] results = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            results[i] = sums[group] / counts[group];
            if (counts[group] == 0) {
                out.setNull(i);
            }
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        DoubleAverage that = (DoubleAverage) other;
        double[] sums = this.sums;
        long[] counts = this.counts;
        double[] theirSums = that.sums;
        long[] theirCounts = that.counts;
        for (int i = 0; i < count; i++) {
            sums[to[i]] += theirSums[from[i]];
            counts[to[i]] += theirCounts[from[i]];
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        fill(sums, groups, count, 0);
        fill(counts, groups, count, 0);
    }

    @Override
    long valueBytes() {
        return 8L * (sums.length + counts.length);
    }

    @Override
    void grow(int capacity) {
        sums = Arrays.copyOf(sums, capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    @Override
    void clear(int count) {
        Arrays.fill(sums, 0, count, 0);
        Arrays.fill(counts, 0, count, 0);
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeDoubles(sums, count);
        writer.writeLongs(counts, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(sums, reader);
        readInto(counts, reader);
    }
}
