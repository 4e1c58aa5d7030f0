package io.velostream.engine.over;

import io.velostream.types.LongColumn;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `ROW_NUMBER()`.
final class NumberStep implements OverStep {
    private final int column;
    private long[] counts = new long[16];

    /// @param column where in the output the results go
    NumberStep(int column) {
        this.column = column;
    }

    @Override
    public void evaluate(OverRows in) {
        if (counts.length < in.partitions) {
            counts = Arrays.copyOf(counts, Math.max(in.partitions, counts.length * 2));
        }
        long[] counts = this.counts;
        long[] to = ((LongColumn) in.output.column(column)).values();
        int[] rows = in.rows;
        int[] partitionOfRow = in.partitionOfRow;
        int count = in.count;
        for (int i = 0; i < count; i++) {
            to[rows[i]] = ++counts[partitionOfRow[rows[i]]];
        }
    }

    @Override
    public void restart(int partition) {
        if (partition < counts.length) {
            counts[partition] = 0;
        }
    }

    @Override
    public void keepPartitions(int[] kept, int count) {
        long[] old = counts;
        counts = new long[Math.max(16, count)];
        for (int i = 0; i < count; i++) {
            counts[i] = old[kept[i]];
        }
    }

    @Override
    public long bytes() {
        return 8L * counts.length;
    }

    @Override
    public void snapshot(int partitions, StateWriter writer) {
        writer.writeLongs(Arrays.copyOf(counts, partitions), partitions);
    }

    @Override
    public void restore(StateReader reader) {
        long[] read = reader.readLongs();
        counts = Arrays.copyOf(read, Math.max(16, read.length));
    }
}
