package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `MIN(DOUBLE)`. NaN is greater than every number, as in PostgreSQL: the least of numbers and NaN
/// is a number, so NaN only sets a mark for groups that have nothing else.
final class DoubleMin extends GroupState {
    private static final double EMPTY = Double.POSITIVE_INFINITY;

    private double[] least = new double[0];
    private boolean[] hasNaN = new boolean[0];

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        DoubleColumn column = (DoubleColumn) arguments[0];
        if (!column.hasNulls() && areAll(rows, count)) {
            addAll(groupOfRow, column.values(), count, least, hasNaN, seen);
            return;
        }
        boolean nullable = column.hasNulls();
        double[] values = column.values();
        double[] least = this.least;
        boolean[] hasNaN = this.hasNaN;
        boolean[] seen = this.seen;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                continue;
            }
            int group = groupOfRow[row];
            double value = values[row];
            if (Double.isNaN(value)) {
                hasNaN[group] = true;
                continue;
            }
            least[group] = Math.min(least[group], value);
            seen[group] = true;
        }
    }

    private static void addAll(
            int[] groupOfRow,
            double[] values,
            int count,
            double[] least,
            boolean[] hasNaN,
            boolean[] seen) {
        for (int row = 0; row < count; row++) {
            int group = groupOfRow[row];
            double value = values[row];
            if (Double.isNaN(value)) {
                hasNaN[group] = true;
                continue;
            }
            least[group] = Math.min(least[group], value);
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
        double[] least = this.least;
        boolean[] hasNaN = this.hasNaN;
        boolean[] seen = this.seen;
        double[] to = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            boolean isNull = nullable && column.isNull(row);
            double value = values[row];
            if (isNull || Double.isNaN(value)) {
                hasNaN[group] |= !isNull;
                write(group, row, out);
                continue;
            }
            double lower = Math.min(least[group], value);
            least[group] = lower;
            seen[group] = true;
            to[row] = lower;
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        for (int group = from; group < to; group++) {
            write(group, group - from, out);
        }
    }

    private void write(int group, int row, Column out) {
        if (seen[group]) {
            ((DoubleColumn) out).set(row, least[group]);
        } else if (hasNaN[group]) {
            ((DoubleColumn) out).set(row, Double.NaN);
        } else {
            out.setNull(row);
        }
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            write(groups[i], i, out);
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        DoubleMin that = (DoubleMin) other;
        double[] mine = least;
        double[] theirs = that.least;
        for (int i = 0; i < count; i++) {
            mine[to[i]] = Math.min(mine[to[i]], theirs[from[i]]);
        }
        for (int i = 0; i < count; i++) {
            hasNaN[to[i]] |= that.hasNaN[from[i]];
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        fill(least, groups, count, EMPTY);
        for (int i = 0; i < count; i++) {
            hasNaN[groups[i]] = false;
        }
    }

    @Override
    long valueBytes() {
        return 8L * least.length + hasNaN.length;
    }

    @Override
    void grow(int capacity) {
        least = grown(least, capacity, EMPTY);
        hasNaN = Arrays.copyOf(hasNaN, capacity);
    }

    @Override
    void clear(int count) {
        Arrays.fill(least, 0, count, EMPTY);
        Arrays.fill(hasNaN, 0, count, false);
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeDoubles(least, count);
        writer.writeBooleans(hasNaN, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(least, reader);
        System.arraycopy(reader.readBooleans(), 0, hasNaN, 0, count);
    }
}
