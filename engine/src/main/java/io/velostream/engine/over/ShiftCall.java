package io.velostream.engine.over;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// `LAG` and `LEAD` of any type.
///
/// With IGNORE NULLS it keeps the numbers of the nearest rows that have a value: for LAG those
/// before the current row, for LEAD those behind it, as far as it had to look.
final class ShiftCall extends WaitingCall {
    private final int argument;
    private final int defaultArgument;
    private final long distance;
    private final boolean ignoreNulls;
    private final Horizon horizon;
    private final RowLog log;
    private RowQueue[] queues = new RowQueue[0];
    private long[] scannedUpTo = new long[0];
    private int known;

    /// @param argument number of the log's column
    /// @param defaultArgument number of the log's column, or -1 if there is none
    ShiftCall(
            String name,
            int argument,
            int defaultArgument,
            long distance,
            boolean ignoreNulls,
            Horizon horizon,
            RowLog log) {
        super(name);
        this.argument = argument;
        this.defaultArgument = defaultArgument;
        this.distance = Math.clamp(distance, -Integer.MAX_VALUE, Integer.MAX_VALUE);
        this.ignoreNulls = ignoreNulls && distance != 0;
        this.horizon = horizon;
        this.log = log;
    }

    @Override
    boolean isReady(KeptRows rows, long row) {
        if (ignoreNulls) {
            return scan(rows, row);
        }
        return horizon.finished || row + distance < rows.end();
    }

    /// Brings the queue up to `row`.
    private boolean scan(KeptRows rows, long row) {
        int partition = rows.partition;
        ensurePartitions(partition + 1);
        RowQueue queue = queues[partition];
        Column values = log.columns()[argument];
        long scanned = scannedUpTo[partition];
        if (distance < 0) {
            for (; scanned < row; scanned++) {
                if (!values.isNull(rows.slot(scanned))) {
                    queue.add(scanned);
                    if (queue.size() > -distance) {
                        queue.removeFirst();
                    }
                }
            }
            scannedUpTo[partition] = scanned;
            return true;
        }
        while (queue.size() > 0 && queue.first() <= row) {
            queue.removeFirst();
        }
        scanned = Math.max(scanned, row + 1);
        for (; scanned < rows.end() && queue.size() < distance; scanned++) {
            if (!values.isNull(rows.slot(scanned))) {
                queue.add(scanned);
            }
        }
        scannedUpTo[partition] = scanned;
        return horizon.finished || queue.size() >= distance;
    }

    @Override
    void evaluate(KeptRows rows, long row, Column out, int outRow, RowErrors errors) {
        long target = ignoreNulls ? nearest(rows) : row + distance;
        if (target >= 0 && target < rows.end()) {
            out.copy(outRow, log.columns()[argument], rows.slot(target));
        } else if (defaultArgument >= 0) {
            out.copy(outRow, log.columns()[defaultArgument], rows.slot(row));
        } else {
            out.setNull(outRow);
        }
    }

    private long nearest(KeptRows rows) {
        RowQueue queue = queues[rows.partition];
        long wanted = Math.abs(distance);
        if (queue.size() < wanted) {
            return -1;
        }
        return distance < 0 ? queue.first() : queue.get((int) wanted - 1);
    }

    @Override
    long oldestNeeded(KeptRows rows) {
        if (!ignoreNulls) {
            return rows.next() + Math.min(distance, 0);
        }
        if (rows.partition >= known) {
            return 0;
        }
        RowQueue queue = queues[rows.partition];
        long oldest = scannedUpTo[rows.partition];
        return queue.size() > 0 ? Math.min(oldest, queue.first()) : oldest;
    }

    private void ensurePartitions(int count) {
        if (queues.length < count) {
            int capacity = Math.max(count, queues.length * 2);
            queues = Arrays.copyOf(queues, capacity);
            scannedUpTo = Arrays.copyOf(scannedUpTo, capacity);
        }
        while (known < count) {
            queues[known++] = new RowQueue();
        }
    }

    @Override
    void restart() {
        if (known > 0) {
            queues[0].clear();
            scannedUpTo[0] = 0;
        }
    }

    @Override
    long bytes() {
        return 72L * known;
    }

    @Override
    void snapshot(int partitions, StateWriter writer) {
        ensurePartitions(partitions);
        writer.writeLongs(scannedUpTo, partitions);
        for (int i = 0; i < partitions; i++) {
            queues[i].snapshot(writer);
        }
    }

    @Override
    void restore(StateReader reader) {
        long[] read = reader.readLongs();
        ensurePartitions(read.length);
        System.arraycopy(read, 0, scannedUpTo, 0, read.length);
        for (int i = 0; i < read.length; i++) {
            queues[i].restore(reader);
        }
    }
}
