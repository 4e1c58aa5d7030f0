package io.velostream.engine.operator;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// The event time of each partition: once the watermark has passed it no more rows come.
final class ClosingTimes {
    /// The time of a partition that is open until the input ends.
    static final long END = Long.MAX_VALUE;

    private long[] times = new long[0];
    private long earliest = END;

    void ensurePartitions(int count) {
        if (times.length < count) {
            times = Arrays.copyOf(times, Math.max(count, times.length * 2));
        }
    }

    /// Notes the time of a partition that is new: TIMESTAMP, or BIGINT milliseconds; NULL is the
    /// end.
    void open(int partition, Column column, int row) {
        long time = END;
        if (!column.isNull(row)) {
            long value = ((LongColumn) column).get(row);
            time = column.type() == Basic.BIGINT ? value * 1000 : value;
        }
        note(partition, time);
    }

    private void note(int partition, long time) {
        times[partition] = time;
        earliest = Math.min(earliest, time);
    }

    long of(int partition) {
        return times[partition];
    }

    /// No open partition has an earlier time.
    long earliest() {
        return earliest;
    }

    /// Before the open partitions are named one by one with [#stillOpen].
    void startAnew() {
        earliest = END;
    }

    void stillOpen(int partition) {
        earliest = Math.min(earliest, times[partition]);
    }

    /// Gives the partitions `kept`, ascending, the numbers from 0.
    void keep(int[] kept) {
        long[] fewer = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            fewer[i] = times[kept[i]];
        }
        times = fewer;
    }

    long stateBytes() {
        return 8L * times.length;
    }

    void snapshot(int partitions, StateWriter writer) {
        writer.writeLongs(times, partitions);
        writer.writeLong(earliest);
    }

    void restore(StateReader reader) {
        times = reader.readLongs();
        earliest = reader.readLong();
    }
}
