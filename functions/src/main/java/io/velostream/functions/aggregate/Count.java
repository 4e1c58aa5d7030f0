package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.functions.RetractingAccumulator;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `COUNT(*)` and `COUNT(x)`.
final class Count implements RetractingAccumulator {
    private long[] counts = new long[0];
    private int groups;

    @Override
    public void ensureGroups(int wanted) {
        if (wanted > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(wanted, Math.max(16, counts.length * 2)));
        }
        groups = Math.max(groups, wanted);
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        long[] counts = this.counts;
        if (arguments.length == 0 || !arguments[0].hasNulls()) {
            if (GroupState.areAll(rows, count)) {
                addAll(groupOfRow, count, counts);
                return;
            }
            for (int i = 0; i < count; i++) {
                counts[groupOfRow[rows[i]]]++;
            }
            return;
        }
        Column column = arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            counts[groupOfRow[row]] += column.isNull(row) ? 0 : 1;
        }
    }

    private static void addAll(int[] groupOfRow, int count, long[] counts) {
        for (int row = 0; row < count; row++) {
            counts[groupOfRow[row]]++;
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
        long[] counts = this.counts;
        long[] to = ((LongColumn) out).values();
        if (arguments.length == 0 || !arguments[0].hasNulls()) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                to[row] = ++counts[groupOfRow[row]];
            }
            return;
        }
        Column column = arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            counts[group] += column.isNull(row) ? 0 : 1;
            to[row] = counts[group];
        }
    }

    @Override
    public void change(
            int[] groupOfRow,
            int[] rows,
            int count,
            byte[] kinds,
            Column[] arguments,
            RowErrors errors) {
        long[] counts = this.counts;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            counts[groupOfRow[row]] += changeOf(arguments, kinds, row);
        }
    }

    private static int changeOf(Column[] arguments, byte[] kinds, int row) {
        if (arguments.length > 0 && arguments[0].isNull(row)) {
            return 0;
        }
        return RowKind.isAddition(kinds[row]) ? 1 : -1;
    }

    @Override
    public void changeRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            byte[] kinds,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        long[] counts = this.counts;
        long[] to = ((LongColumn) out).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            counts[group] += changeOf(arguments, kinds, row);
            to[row] = counts[group];
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        System.arraycopy(counts, from, ((LongColumn) out).values(), 0, to - from);
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        long[] counts = this.counts;
        long[] results = ((LongColumn) out).values();
        for (int i = 0; i < count; i++) {
            results[i] = counts[groups[i]];
        }
    }

    @Override
    public void merge(Accumulator other, int[] from, int[] to, int count) {
        long[] mine = counts;
        long[] theirs = ((Count) other).counts;
        for (int i = 0; i < count; i++) {
            mine[to[i]] += theirs[from[i]];
        }
    }

    @Override
    public void reset(int[] groups, int count) {
        GroupState.fill(counts, groups, count, 0);
    }

    @Override
    public long stateBytes() {
        return 8L * counts.length;
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0, groups, 0);
        groups = 0;
    }

    @Override
    public void snapshot(int count, StateWriter writer) {
        writer.writeLongs(counts, count);
    }

    @Override
    public void restore(StateReader reader) {
        clear();
        long[] read = reader.readLongs();
        ensureGroups(read.length);
        System.arraycopy(read, 0, counts, 0, read.length);
    }
}
