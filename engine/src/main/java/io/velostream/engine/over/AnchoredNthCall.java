package io.velostream.engine.over;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;

/// `FIRST_VALUE` and `NTH_VALUE` with a positive n over a frame that begins with the partition:
/// once the frame's end has passed the row, its value is remembered and rows may go.
final class AnchoredNthCall extends WaitingCall {
    private final FrameCursor frame;
    private final int argument;
    private final long n;
    private final boolean ignoreNulls;
    private final RowLog log;

    /// The values found, each with the number of its place in [#places].
    private final RowLog found;

    private final Column[] incoming = new Column[1];
    private final int[] incomingRow = new int[1];

    /// By partition: one more than the place in [#found]; 0 if nothing was found yet.
    private int[] places = new int[16];

    private long[] counted = new long[16];
    private long[] scannedUpTo = new long[16];

    /// @param argument number of the log's column
    AnchoredNthCall(
            String name,
            FrameCursor frame,
            int argument,
            long n,
            boolean ignoreNulls,
            RowLog log,
            SqlType type) {
        super(name);
        this.frame = frame;
        this.argument = argument;
        this.n = n;
        this.ignoreNulls = ignoreNulls;
        this.log = log;
        found = new RowLog(List.of(type));
    }

    @Override
    void evaluate(KeptRows rows, long row, Column out, int outRow, RowErrors errors) {
        int partition = rows.partition;
        ensurePartitions(partition + 1);
        if (places[partition] == 0) {
            scan(rows, partition);
        }
        if (places[partition] == 0) {
            out.setNull(outRow);
        } else {
            out.copy(outRow, found.columns()[0], places[partition] - 1);
        }
    }

    private void scan(KeptRows rows, int partition) {
        Column values = log.columns()[argument];
        long end = frame.end(rows);
        for (long i = scannedUpTo[partition]; i < end; i++) {
            int slot = rows.slot(i);
            if (ignoreNulls && values.isNull(slot)) {
                continue;
            }
            if (++counted[partition] == n) {
                incoming[0] = values;
                incomingRow[0] = slot;
                found.append(incoming, incomingRow, 1);
                places[partition] = found.size();
                break;
            }
        }
        scannedUpTo[partition] = end;
    }

    private void ensurePartitions(int count) {
        if (places.length < count) {
            int capacity = Math.max(count, places.length * 2);
            places = Arrays.copyOf(places, capacity);
            counted = Arrays.copyOf(counted, capacity);
            scannedUpTo = Arrays.copyOf(scannedUpTo, capacity);
        }
    }

    @Override
    long oldestNeeded(KeptRows rows) {
        int partition = rows.partition;
        if (partition >= places.length) {
            return 0;
        }
        return places[partition] > 0 ? Long.MAX_VALUE : scannedUpTo[partition];
    }

    @Override
    long bytes() {
        return found.bytes() + 20L * places.length;
    }

    @Override
    void snapshot(int partitions, StateWriter writer) {
        ensurePartitions(partitions);
        writer.writeInts(places, partitions);
        writer.writeLongs(counted, partitions);
        writer.writeLongs(scannedUpTo, partitions);
        found.snapshot(writer);
    }

    @Override
    void restore(StateReader reader) {
        int[] readPlaces = reader.readInts();
        ensurePartitions(readPlaces.length);
        System.arraycopy(readPlaces, 0, places, 0, readPlaces.length);
        System.arraycopy(reader.readLongs(), 0, counted, 0, readPlaces.length);
        System.arraycopy(reader.readLongs(), 0, scannedUpTo, 0, readPlaces.length);
        found.restore(reader);
    }
}
