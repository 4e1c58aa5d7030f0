package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// `MEDIAN(DOUBLE)`: keeps all values. The mean of the two in the middle if there are two. NaN is
/// greater than all numbers.
final class Median extends GroupState {
    private final GroupBytes values = new GroupBytes();
    private final ByteBuffer one = ByteBuffer.allocate(Double.BYTES);
    private double[] sorted = new double[16];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        DoubleColumn column = (DoubleColumn) arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!column.isNull(row)) {
                add(groupOfRow[row], column.get(row));
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
        DoubleColumn column = (DoubleColumn) arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!column.isNull(row)) {
                add(groupOfRow[row], column.get(row));
            }
            write(groupOfRow[row], row, (DoubleColumn) out);
        }
    }

    private void add(int group, double value) {
        seen[group] = true;
        one.putDouble(0, value);
        values.append(group, one.array(), 0, Double.BYTES);
    }

    private void write(int group, int row, DoubleColumn out) {
        if (!seen[group]) {
            out.setNull(row);
            return;
        }
        int count = values.length(group) / Double.BYTES;
        if (sorted.length < count) {
            sorted = new double[Math.max(count, sorted.length * 2)];
        }
        ByteBuffer.wrap(values.bytes(), values.start(group), count * Double.BYTES)
                .asDoubleBuffer()
                .get(sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        double upper = sorted[count / 2];
        out.set(row, count % 2 == 1 ? upper : sorted[count / 2 - 1] / 2 + upper / 2);
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        for (int group = from; group < to; group++) {
            write(group, group - from, (DoubleColumn) out);
        }
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            write(groups[i], i, (DoubleColumn) out);
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        values.merge(((Median) other).values, from, to, count);
    }

    @Override
    void resetValues(int[] groups, int count) {
        values.reset(groups, count);
    }

    @Override
    long valueBytes() {
        return values.size() + 8L * sorted.length;
    }

    @Override
    void grow(int capacity) {
        values.grow(capacity);
    }

    @Override
    void clear(int count) {
        values.clear(count);
    }

    @Override
    void write(int count, StateWriter writer) {
        values.write(count, writer);
    }

    @Override
    void read(int count, StateReader reader) {
        values.read(reader);
    }
}
