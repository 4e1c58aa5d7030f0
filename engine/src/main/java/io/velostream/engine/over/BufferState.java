package io.velostream.engine.over;

import io.velostream.engine.EventTime;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// How full the buffer of each partition is, and when it got its last row.
final class BufferState {
    /// Partitions are looked through for expired ones after so many rows, or as many as there are.
    private static final int SWEEP_AFTER = 4096;

    private final long mostRows;
    private final boolean emitWhenFull;
    private final long expireMicros;
    private long[] counts = new long[16];
    private long[] lastTimes = new long[16];
    private int addedSinceSweep;

    BufferState(RowsBuffer buffer) {
        mostRows = buffer.rows();
        emitWhenFull = buffer.emitWhenFull();
        expireMicros = buffer.expireMicros().orElse(-1L);
    }

    boolean expires() {
        return expireMicros >= 0;
    }

    /// Whether a row at `time`, in micros, finds its partition expired.
    boolean isExpired(int partition, long time) {
        return partition < counts.length
                && counts[partition] > 0
                && lastTimes[partition] > -EventTime.LIMIT_MICROS
                && time > lastTimes[partition]
                && time - lastTimes[partition] > expireMicros;
    }

    void restart(int partition) {
        counts[partition] = 0;
    }

    /// Counts a row; returns whether it is to be emitted.
    boolean add(int partition, long time) {
        if (counts.length <= partition) {
            int capacity = Math.max(partition + 1, counts.length * 2);
            counts = Arrays.copyOf(counts, capacity);
            lastTimes = Arrays.copyOf(lastTimes, capacity);
        }
        // Rows may come in disorder.
        lastTimes[partition] = counts[partition] == 0 ? time : Math.max(time, lastTimes[partition]);
        addedSinceSweep++;
        return ++counts[partition] >= mostRows || !emitWhenFull;
    }

    /// Whether it is worth looking for expired ones among `count` partitions.
    boolean isTimeToSweep(int count) {
        return expires() && addedSinceSweep >= Math.max(SWEEP_AFTER, count);
    }

    /// Which of `count` partitions a row at `now` or later may find not expired.
    int[] living(int count, long now) {
        addedSinceSweep = 0;
        int[] living = new int[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!isExpired(i, now)) {
                living[kept++] = i;
            }
        }
        return Arrays.copyOf(living, kept);
    }

    void keepPartitions(int[] kept) {
        for (int i = 0; i < kept.length; i++) {
            counts[i] = counts[kept[i]];
            lastTimes[i] = lastTimes[kept[i]];
        }
        Arrays.fill(counts, kept.length, counts.length, 0);
    }

    long bytes() {
        return 16L * counts.length;
    }

    void snapshot(StateWriter writer) {
        writer.writeLongs(counts, counts.length);
        writer.writeLongs(lastTimes, lastTimes.length);
        writer.writeInt(addedSinceSweep);
    }

    void restore(StateReader reader) {
        counts = reader.readLongs();
        lastTimes = reader.readLongs();
        addedSinceSweep = reader.readInt();
    }
}
