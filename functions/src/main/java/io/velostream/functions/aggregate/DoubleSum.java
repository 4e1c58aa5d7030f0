package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `SUM(DOUBLE)`: plain addition in the order of arrival.
final class DoubleSum extends GroupState {
    private double[] sums = new double[0];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        DoubleColumn column = (DoubleColumn) arguments[0];
        if (!column.hasNulls() && areAll(rows, count)) {
            addAll(groupOfRow, column.values(), count, sums, seen);
            return;
        }
        boolean nullable = column.hasNulls();
        double[] values = column.values();
        double[] sums = this.sums;
        boolean[] seen = this.seen;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                continue;
            }
            int group = groupOfRow[row];
            sums[group] += values[row];
            seen[group] = true;
        }
    }

    private static void addAll(
            int[] groupOfRow, double[] values, int count, double[] sums, boolean[] seen) {
        for (int row = 0; row < count; row++) {
            int group = groupOfRow[row];
            sums[group] += values[row];
            seen[group] = true;
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
        boolean[] seen = this.seen;
        double[] to = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (nullable && column.isNull(row)) {
                to[row] = sums[group];
                if (!seen[group]) {
                    out.setNull(row);
                }
                continue;
            }
            double sum = sums[group] + values[row];
            sums[group] = sum;
            seen[group] = true;
            to[row] = sum;
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        System.arraycopy(sums, from, ((DoubleColumn) out).values(), 0, to - from);
        setNulls(from, to, out);
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        double[] sums = this.sums;
        double[] results = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            results[i] = sums[groups[i]];
        }
        setNulls(groups, count, out);
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        double[] mine = sums;
        double[] theirs = ((DoubleSum) other).sums;
        for (int i = 0; i < count; i++) {
            mine[to[i]] += theirs[from[i]];
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        fill(sums, groups, count, 0);
    }

    @Override
    long valueBytes() {
        return 8L * sums.length;
    }

    @Override
    void grow(int capacity) {
        sums = Arrays.copyOf(sums, capacity);
    }

    @Override
    void clear(int count) {
        Arrays.fill(sums, 0, count, 0);
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeDoubles(sums, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(sums, reader);
    }
}
