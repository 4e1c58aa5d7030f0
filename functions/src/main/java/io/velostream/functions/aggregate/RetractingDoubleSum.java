package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `SUM(DOUBLE)` and `AVG(DOUBLE)` with rows taken back: the exact sum of those that are left,
/// rounded once, so nothing drifts.
final class RetractingDoubleSum extends RetractingState {
    private final boolean average;
    private final ExactSums sums = new ExactSums();
    private long[] counts = new long[0];

    RetractingDoubleSum(boolean average) {
        this.average = average;
    }

    @Override
    void put(int group, Column[] arguments, int row) {
        sums.add(group, ((DoubleColumn) arguments[0]).get(row));
        counts[group]++;
    }

    @Override
    void take(int group, Column[] arguments, int row) {
        sums.subtract(group, ((DoubleColumn) arguments[0]).get(row));
        counts[group]--;
    }

    @Override
    void write(int group, Column out, int row, RowErrors errors) {
        if (counts[group] == 0) {
            out.setNull(row);
        } else {
            double sum = sums.get(group);
            ((DoubleColumn) out).set(row, average ? sum / counts[group] : sum);
        }
    }

    @Override
    void grow(int count) {
        sums.grow(count);
        counts = Arrays.copyOf(counts, count);
    }

    @Override
    void clear(int count) {
        for (int group = 0; group < count; group++) {
            reset(group);
        }
    }

    @Override
    void reset(int group) {
        sums.reset(group);
        counts[group] = 0;
    }

    @Override
    void merge(RetractingState other, int from, int to) {
        RetractingDoubleSum that = (RetractingDoubleSum) other;
        sums.merge(that.sums, from, to);
        counts[to] += that.counts[from];
    }

    @Override
    public long stateBytes() {
        return sums.bytes() + 8L * counts.length;
    }

    @Override
    void write(int count, StateWriter writer) {
        sums.write(count, writer);
        writer.writeLongs(counts, count);
    }

    @Override
    void read(int count, StateReader reader) {
        sums.read(count, reader);
        GroupState.readInto(counts, reader);
    }
}
