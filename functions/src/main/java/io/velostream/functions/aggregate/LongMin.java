package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `MIN` of every type that is stored as a 64-bit integer.
final class LongMin extends GroupState {
    private static final long EMPTY = Long.MAX_VALUE;

    private long[] least = new long[0];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        LongColumn column = (LongColumn) arguments[0];
        if (!column.hasNulls() && areAll(rows, count)) {
            addAll(groupOfRow, column.values(), count, least, seen);
            return;
        }
        boolean nullable = column.hasNulls();
        long[] values = column.values();
        long[] least = this.least;
        boolean[] seen = this.seen;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                continue;
            }
            int group = groupOfRow[row];
            least[group] = Math.min(least[group], values[row]);
            seen[group] = true;
        }
    }

    private static void addAll(
            int[] groupOfRow, long[] values, int count, long[] least, boolean[] seen) {
        for (int row = 0; row < count; row++) {
            int group = groupOfRow[row];
            least[group] = Math.min(least[group], values[row]);
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
        long[] least = this.least;
        boolean[] seen = this.seen;
        long[] to = ((LongColumn) out).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (nullable && column.isNull(row)) {
                to[row] = least[group];
                if (!seen[group]) {
                    out.setNull(row);
                }
                continue;
            }
            long value = Math.min(least[group], values[row]);
            least[group] = value;
            seen[group] = true;
            to[row] = value;
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        System.arraycopy(least, from, ((LongColumn) out).values(), 0, to - from);
        setNulls(from, to, out);
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        long[] least = this.least;
        long[] results = ((LongColumn) out).values();
        for (int i = 0; i < count; i++) {
            results[i] = least[groups[i]];
        }
        setNulls(groups, count, out);
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        long[] mine = least;
        long[] theirs = ((LongMin) other).least;
        for (int i = 0; i < count; i++) {
            mine[to[i]] = Math.min(mine[to[i]], theirs[from[i]]);
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        fill(least, groups, count, EMPTY);
    }

    @Override
    long valueBytes() {
        return 8L * least.length;
    }

    @Override
    void grow(int capacity) {
        least = grown(least, capacity, EMPTY);
    }

    @Override
    void clear(int count) {
        Arrays.fill(least, 0, count, EMPTY);
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeLongs(least, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(least, reader);
    }
}
