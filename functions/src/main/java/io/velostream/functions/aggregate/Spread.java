package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// Variance and standard deviation of DOUBLE by Welford's method, which does not lose digits when
/// the values are large and close together.
final class Spread extends GroupState {
    /// @param root whether it is the standard deviation
    /// @param sample whether it is of a sample: divided by one less than the count, null for one
    ///   value
    record Kind(boolean root, boolean sample) {}

    private final boolean root;
    private final int less;
    private long[] counts = new long[0];
    private double[] means = new double[0];

    /// Sums of the squared distances from the mean.
    private double[] squares = new double[0];

    Spread(Kind kind) {
        root = kind.root();
        less = kind.sample() ? 1 : 0;
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        DoubleColumn column = (DoubleColumn) arguments[0];
        boolean nullable = column.hasNulls();
        double[] values = column.values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!nullable || !column.isNull(row)) {
                add(groupOfRow[row], values[row]);
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
        boolean nullable = column.hasNulls();
        double[] values = column.values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (!nullable || !column.isNull(row)) {
                add(group, values[row]);
            }
            write(group, row, (DoubleColumn) out);
        }
    }

    private void add(int group, double value) {
        long n = ++counts[group];
        double distance = value - means[group];
        means[group] += distance / n;
        squares[group] += distance * (value - means[group]);
    }

    private void write(int group, int row, DoubleColumn out) {
        long divisor = counts[group] - less;
        if (divisor <= 0) {
            out.setNull(row);
        } else {
            double variance = squares[group] / divisor;
            out.set(row, root ? Math.sqrt(variance) : variance);
        }
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

    /// As T. Chan, G. Golub and R. LeVeque ("Updating formulae and a pairwise algorithm for
    /// computing sample variances", 1979) join two parts.
    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        Spread that = (Spread) other;
        for (int i = 0; i < count; i++) {
            int target = to[i];
            long more = that.counts[from[i]];
            long had = counts[target];
            if (more == 0) {
                continue;
            }
            double theirMean = that.means[from[i]];
            double n = (double) had + more;
            double distance = had == 0 ? 0 : theirMean - means[target];
            means[target] = had == 0 ? theirMean : means[target] + distance * (more / n);
            squares[target] += that.squares[from[i]] + distance * distance * (had * (more / n));
            counts[target] = had + more;
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        fill(counts, groups, count, 0);
        fill(means, groups, count, 0);
        fill(squares, groups, count, 0);
    }

    @Override
    long valueBytes() {
        return 8L * (counts.length + means.length + squares.length);
    }

    @Override
    void grow(int capacity) {
        counts = Arrays.copyOf(counts, capacity);
        means = Arrays.copyOf(means, capacity);
        squares = Arrays.copyOf(squares, capacity);
    }

    @Override
    void clear(int count) {
        Arrays.fill(counts, 0, count, 0);
        Arrays.fill(means, 0, count, 0);
        Arrays.fill(squares, 0, count, 0);
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeLongs(counts, count);
        writer.writeDoubles(means, count);
        writer.writeDoubles(squares, count);
    }

    @Override
    void read(int count, StateReader reader) {
        readInto(counts, reader);
        readInto(means, reader);
        readInto(squares, reader);
    }
}
