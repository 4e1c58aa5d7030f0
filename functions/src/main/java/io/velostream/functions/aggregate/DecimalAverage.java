package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `AVG` of decimals: an exact sum, divided and rounded half up at the result's scale.
final class DecimalAverage extends GroupState {
    private final WideSums sums = new WideSums();
    private long[] counts = new long[0];

    private final DecimalMean mean;

    DecimalAverage(int morePlaces) {
        mean = new DecimalMean(morePlaces);
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
        mean.write(sums, count, group, out, row, errors);
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
