package io.velostream.engine.over;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Aggregates over `ROWS BETWEEN n PRECEDING AND m PRECEDING` (or `CURRENT ROW`, where m is 0) that
/// have argument and frame in common.
final class SlidingStep implements OverStep {
    /// One of the aggregates.
    ///
    /// @param column where in the output its results go
    /// @param morePlaces see [SlidingFunction#finish]
    record Result(String name, SlidingFunction function, int morePlaces, int column) {}

    private final SlidingAggregate.Shape shape;
    private final int argument;
    private final long rowsBefore;
    private final long endBefore;
    private final List<Result> results;
    private final FrameTotals totals = new FrameTotals();
    private SlidingAggregate[] partitions = new SlidingAggregate[0];
    private int known;

    /// @param argument its number, or -1 for `COUNT(*)`
    /// @param rowsBefore n
    /// @param endBefore m
    SlidingStep(
            SlidingAggregate.Shape shape,
            int argument,
            long rowsBefore,
            long endBefore,
            List<Result> results) {
        this.shape = shape;
        this.argument = argument;
        this.rowsBefore = rowsBefore;
        this.endBefore = endBefore;
        this.results = List.copyOf(results);
    }

    @Override
    public void evaluate(OverRows in) {
        ensurePartitions(in.partitions);
        totals.ensureRows(in.rowCount);
        int[] rows = in.rows;
        int count = in.count;
        @Nullable Column values = argument < 0 ? null : in.arguments[argument];
        if (values instanceof DoubleColumn doubles && !values.hasNulls() && endBefore == 0) {
            slide(doubles.values(), rows, count, in.partitionOfRow);
        } else if (values instanceof LongColumn longs && !values.hasNulls() && endBefore == 0) {
            slide(longs.values(), rows, count, in.partitionOfRow);
        } else {
            for (int i = 0; i < count; i++) {
                slideOne(values, rows[i], partitions[in.partitionOfRow[rows[i]]]);
            }
        }
        for (Result result : results) {
            Column out = in.output.column(result.column());
            result.function()
                    .finish(
                            totals,
                            shape.floating(),
                            result.morePlaces(),
                            rows,
                            count,
                            out,
                            in.survivors.errors());
            in.survivors.report(result.name());
        }
    }

    private void slide(double[] values, int[] rows, int count, int[] partitionOfRow) {
        SlidingAggregate[] all = partitions;
        FrameTotals to = totals;
        long most = rowsBefore;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            SlidingAggregate partition = all[partitionOfRow[row]];
            if (partition.size() > most) {
                partition.shrink();
            }
            partition.append(Double.doubleToRawLongBits(values[row]));
            partition.extend();
            partition.read(to, row);
        }
    }

    private void slide(long[] values, int[] rows, int count, int[] partitionOfRow) {
        SlidingAggregate[] all = partitions;
        FrameTotals to = totals;
        long most = rowsBefore;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            SlidingAggregate partition = all[partitionOfRow[row]];
            if (partition.size() > most) {
                partition.shrink();
            }
            partition.append(values[row]);
            partition.extend();
            partition.read(to, row);
        }
    }

    private void slideOne(@Nullable Column values, int row, SlidingAggregate partition) {
        if (values == null) {
            partition.append(0);
        } else if (values.isNull(row)) {
            partition.appendNull();
        } else {
            partition.append(bitsOf(values, row));
        }
        long current = partition.tail() - 1;
        while (partition.end() <= current - endBefore) {
            partition.extend();
        }
        while (partition.head() < current - rowsBefore && partition.head() < partition.end()) {
            partition.shrink();
        }
        partition.read(totals, row);
    }

    /// A value of 64 bits; those under a type that is only counted do not matter.
    static long bitsOf(Column column, int row) {
        return switch (column) {
            case LongColumn longs -> longs.get(row);
            case DoubleColumn doubles -> Double.doubleToRawLongBits(doubles.get(row));
            default -> 0;
        };
    }

    private void ensurePartitions(int count) {
        if (partitions.length < count) {
            partitions = Arrays.copyOf(partitions, Math.max(count, partitions.length * 2));
        }
        while (known < count) {
            partitions[known++] = new SlidingAggregate(shape);
        }
    }

    @Override
    public void restart(int partition) {
        if (partition < known) {
            partitions[partition] = new SlidingAggregate(shape);
        }
    }

    @Override
    public void keepPartitions(int[] kept, int count) {
        SlidingAggregate[] old = partitions;
        partitions = new SlidingAggregate[count];
        for (int i = 0; i < count; i++) {
            partitions[i] = old[kept[i]];
        }
        known = count;
    }

    @Override
    public long bytes() {
        return bytesOf(partitions, known);
    }

    /// About the memory of `all[0..count)`, of which a few are asked: they are mostly alike.
    static long bytesOf(SlidingAggregate[] all, int count) {
        long sample = 0;
        int step = Math.max(1, count / 16);
        int seen = 0;
        for (int i = 0; i < count; i += step) {
            sample += all[i].bytes();
            seen++;
        }
        return seen == 0 ? 0 : sample / seen * count;
    }

    @Override
    public void snapshot(int count, StateWriter writer) {
        ensurePartitions(count);
        writer.writeInt(count);
        for (int i = 0; i < count; i++) {
            partitions[i].snapshot(writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        int count = reader.readInt();
        ensurePartitions(count);
        for (int i = 0; i < count; i++) {
            partitions[i].restore(reader);
        }
    }
}
