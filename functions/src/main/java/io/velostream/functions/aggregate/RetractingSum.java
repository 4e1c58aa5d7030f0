package io.velostream.functions.aggregate;

import io.velostream.functions.FunctionException;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `SUM` and `AVG` of integers, intervals and decimals with rows taken back: exact, by subtraction.
final class RetractingSum extends RetractingState {
    /// Writes a result.
    interface Finish {
        /// @param count not 0
        void write(WideSums sums, long count, int group, Column out, int row, RowErrors errors);
    }

    private final Finish finish;
    private final WideSums sums = new WideSums();
    private long[] counts = new long[0];

    RetractingSum(Finish finish) {
        this.finish = finish;
    }

    /// As [LongSum] with a result of 64 bits.
    static void writeLong(
            WideSums sums, long count, int group, Column out, int row, RowErrors errors) {
        if (sums.fitsLong(group)) {
            ((LongColumn) out).set(row, sums.low(group));
        } else {
            out.setNull(row);
            errors.add(row, FunctionException.NUMERIC_OVERFLOW, "SUM does not fit " + out.type());
        }
    }

    /// As [LongAverage].
    static void writeLongAverage(
            WideSums sums, long count, int group, Column out, int row, RowErrors errors) {
        long low = sums.low(group);
        long wraps = sums.high(group) + (low < 0 ? 1 : 0);
        ((DoubleColumn) out).set(row, LongAverage.average(wraps, low, count));
    }

    /// As [DecimalSum].
    static void writeDecimal(
            WideSums sums, long count, int group, Column out, int row, RowErrors errors) {
        DecimalSum.write(sums, group, out, row, errors);
    }

    @Override
    void put(int group, Column[] arguments, int row) {
        sums.add(group, arguments[0], row);
        counts[group]++;
    }

    @Override
    void take(int group, Column[] arguments, int row) {
        sums.subtract(group, arguments[0], row);
        counts[group]--;
    }

    @Override
    void write(int group, Column out, int row, RowErrors errors) {
        if (counts[group] == 0) {
            out.setNull(row);
        } else {
            finish.write(sums, counts[group], group, out, row, errors);
        }
    }

    @Override
    void grow(int count) {
        sums.grow(count);
        counts = Arrays.copyOf(counts, count);
    }

    @Override
    void clear(int count) {
        sums.clear(count);
        Arrays.fill(counts, 0, count, 0);
    }

    @Override
    void reset(int group) {
        sums.reset(group);
        counts[group] = 0;
    }

    @Override
    void merge(RetractingState other, int from, int to) {
        RetractingSum that = (RetractingSum) other;
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
        sums.read(reader);
        GroupState.readInto(counts, reader);
    }
}
