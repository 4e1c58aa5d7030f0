package io.velostream.engine.over;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `LAG(x, distance, default)` of 64-bit values: a ring of the last `distance` values of each
/// partition, which grows to that as rows come.
final class LagStep implements OverStep {
    private static final int FIRST_CAPACITY = 4;

    private final int argument;
    private final int defaultArgument;
    private final int distance;
    private final int column;
    private long[] counts = new long[16];
    private long[][] rings = new long[16][];
    private boolean[][] nulls = new boolean[16][];

    /// @param defaultArgument its number, or -1 if there is none
    /// @param distance at least 1
    /// @param column where in the output the results go
    LagStep(int argument, int defaultArgument, int distance, int column) {
        this.argument = argument;
        this.defaultArgument = defaultArgument;
        this.distance = distance;
        this.column = column;
    }

    @Override
    public void evaluate(OverRows in) {
        ensurePartitions(in.partitions);
        Column values = in.arguments[argument];
        Column out = in.output.column(column);
        int[] rows = in.rows;
        int count = in.count;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int partition = in.partitionOfRow[row];
            long before = counts[partition]++;
            if (before >= distance) {
                int slot = (int) (before % distance);
                if (nulls[partition][slot]) {
                    out.setNull(row);
                } else {
                    put(out, row, rings[partition][slot]);
                }
            } else if (defaultArgument >= 0) {
                out.copy(row, in.arguments[defaultArgument], row);
            } else {
                out.setNull(row);
            }
            keep(partition, (int) (before % distance), values, row);
        }
    }

    private static void put(Column out, int row, long bits) {
        if (out instanceof DoubleColumn doubles) {
            doubles.set(row, Double.longBitsToDouble(bits));
        } else {
            ((LongColumn) out).set(row, bits);
        }
    }

    private void keep(int partition, int slot, Column values, int row) {
        long[] ring = rings[partition];
        if (ring.length <= slot) {
            int capacity = Math.min(distance, Math.max(FIRST_CAPACITY, ring.length * 2));
            ring = Arrays.copyOf(ring, capacity);
            rings[partition] = ring;
            nulls[partition] = Arrays.copyOf(nulls[partition], capacity);
        }
        boolean isNull = values.isNull(row);
        nulls[partition][slot] = isNull;
        ring[slot] = isNull ? 0 : SlidingStep.bitsOf(values, row);
    }

    private void ensurePartitions(int count) {
        if (counts.length < count) {
            int capacity = Math.max(count, counts.length * 2);
            counts = Arrays.copyOf(counts, capacity);
            rings = Arrays.copyOf(rings, capacity);
            nulls = Arrays.copyOf(nulls, capacity);
        }
        for (int i = count - 1; i >= 0 && rings[i] == null; i--) {
            rings[i] = new long[0];
            nulls[i] = new boolean[0];
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
        long[] oldCounts = counts;
        long[][] oldRings = rings;
        boolean[][] oldNulls = nulls;
        int capacity = Math.max(16, count);
        counts = new long[capacity];
        rings = new long[capacity][];
        nulls = new boolean[capacity][];
        for (int i = 0; i < count; i++) {
            counts[i] = oldCounts[kept[i]];
            rings[i] = oldRings[kept[i]];
            nulls[i] = oldNulls[kept[i]];
        }
    }

    @Override
    public long bytes() {
        return (56L + 9L * Math.min(distance, 64)) * counts.length;
    }

    @Override
    public void snapshot(int partitions, StateWriter writer) {
        ensurePartitions(partitions);
        writer.writeLongs(counts, partitions);
        for (int i = 0; i < partitions; i++) {
            writer.writeLongs(rings[i], rings[i].length);
            writer.writeBooleans(nulls[i], nulls[i].length);
        }
    }

    @Override
    public void restore(StateReader reader) {
        long[] read = reader.readLongs();
        ensurePartitions(read.length);
        System.arraycopy(read, 0, counts, 0, read.length);
        for (int i = 0; i < read.length; i++) {
            rings[i] = reader.readLongs();
            nulls[i] = reader.readBooleans();
        }
    }
}
