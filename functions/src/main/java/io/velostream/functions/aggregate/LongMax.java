package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `MAX` of every type that is stored as a 64-bit integer.
final class LongMax extends GroupState {
    private static final long EMPTY = Long.MIN_VALUE;

    private long[] greatest = new long[0];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        LongColumn column = (LongColumn) arguments[0];
        if (!column.hasNulls() && areAll(rows, count)) {
            addAll(groupOfRow, column.values(), count, greatest, seen);
            return;
        }
        boolean nullable = column.hasNulls();
        long[] values = column.values();
        long[] greatest = this.greatest;
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
            int[] groupOfRow, long[] values, int count, long[] greatest, boolean[] seen) {
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
        LongColumn column = (LongColumn) arguments[0];
        boolean nullable = column.hasNulls();
        long[] values = column.values();
        long[] greatest = this.greatest;
        boolean[] seen = this.seen;
        long[] to = ((LongColumn) out).values();
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
            long value = Math.max(greatest[group], values[row]);
            greatest[group] = value;
            seen[group] = true;
            to[row] = value;
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        System.arraycopy(greatest, from, ((LongColumn) out).values(), 0, to - from);
        setNulls(from, to, out);
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        long[] greatest = this.greatest;
        long[] results = ((LongColumn) out).values();
        for (int i = 0; i < count; i++) {
            results[i] = greatest[groups[i]];
        }
        setNulls(groups, count, out);
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        long[] mine = greatest;
        long[] theirs = ((LongMax) other).greatest;
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
        writer.writeLongs(greatest, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(greatest, reader);
    }
}
