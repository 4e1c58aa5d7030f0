package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `MAX(DOUBLE)`. NaN is greater than every number, as in PostgreSQL; `Math.max` does just that.
final class DoubleMax extends GroupState {
    private static final double EMPTY = Double.NEGATIVE_INFINITY;

    private double[] greatest = new double[0];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        DoubleColumn column = (DoubleColumn) arguments[0];
        if (!column.hasNulls() && areAll(rows, count)) {
            addAll(groupOfRow, column.values(), count, greatest, seen);
            return;
        }
        boolean nullable = column.hasNulls();
        double[] values = column.values();
        double[] greatest = this.greatest;
        boolean[] seen = this.seen;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                continue;
            }
            int group = groupOfRow[row];
            greatest[group] = Math.max(greatest[group], values[row]);
            seen[group] = true;
        }
    }

    private static void addAll(
            int[] groupOfRow, double[] values, int count, double[] greatest, boolean[] seen) {
        for (int row = 0; row < count; row++) {
            int group = groupOfRow[row];
            greatest[group] = Math.max(greatest[group], values[row]);
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
        double[] greatest = this.greatest;
        boolean[] seen = this.seen;
        double[] to = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (nullable && column.isNull(row)) {
                to[row] = greatest[group];
                if (!seen[group]) {
                    out.setNull(row);
                }
                continue;
            }
            double value = Math.max(greatest[group], values[row]);
            greatest[group] = value;
            seen[group] = true;
            to[row] = value;
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        System.arraycopy(greatest, from, ((DoubleColumn) out).values(), 0, to - from);
        setNulls(from, to, out);
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        double[] greatest = this.greatest;
        double[] results = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            results[i] = greatest[groups[i]];
        }
        setNulls(groups, count, out);
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        double[] mine = greatest;
        double[] theirs = ((DoubleMax) other).greatest;
        for (int i = 0; i < count; i++) {
            mine[to[i]] = Math.max(mine[to[i]], theirs[from[i]]);
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        fill(greatest, groups, count, EMPTY);
    }

    @Override
    long valueBytes() {
        return 8L * greatest.length;
    }

    @Override
    void grow(int capacity) {
        greatest = grown(greatest, capacity, EMPTY);
    }

    @Override
    void clear(int count) {
        Arrays.fill(greatest, 0, count, EMPTY);
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeDoubles(greatest, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(greatest, reader);
    }
}
