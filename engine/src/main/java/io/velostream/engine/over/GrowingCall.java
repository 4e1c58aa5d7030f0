package io.velostream.engine.over;

import io.velostream.functions.Accumulator;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;

/// An aggregate over a frame that begins with the partition: rows are added as the frame's end
/// passes them, and may then go.
final class GrowingCall extends WaitingCall {
    private final FrameCursor frame;
    private final Accumulator accumulator;
    private final LoggedRows added;
    private final Column result;
    private final int[] group = new int[1];
    private final RowErrors failed = new RowErrors();
    private long[] addedUpTo = new long[16];
    private int groups;

    GrowingCall(
            String name,
            FrameCursor frame,
            ResolvedAggregate aggregate,
            List<Integer> arguments,
            RowLog log) {
        super(name);
        this.frame = frame;
        accumulator = aggregate.newAccumulator();
        added = new LoggedRows(log, arguments);
        result = Column.of(aggregate.result(), 1);
    }

    @Override
    void evaluate(KeptRows rows, long row, Column out, int outRow, RowErrors errors) {
        int partition = rows.partition;
        ensurePartitions(partition + 1);
        long end = frame.end(rows);
        if (addedUpTo[partition] < end) {
            added.clear();
            for (long i = addedUpTo[partition]; i < end; i++) {
                added.add(rows.slot(i), partition);
            }
            added.addTo(accumulator, failed);
            addedUpTo[partition] = end;
        }
        group[0] = partition;
        result.clear();
        accumulator.results(group, 1, result, failed);
        LoggedRows.put(result, failed, out, outRow, errors);
    }

    private void ensurePartitions(int count) {
        if (addedUpTo.length < count) {
            addedUpTo = Arrays.copyOf(addedUpTo, Math.max(count, addedUpTo.length * 2));
        }
        if (groups < count) {
            groups = count;
            accumulator.ensureGroups(count);
        }
    }

    @Override
    long oldestNeeded(KeptRows rows) {
        return rows.partition < addedUpTo.length ? addedUpTo[rows.partition] : 0;
    }

    @Override
    long bytes() {
        return accumulator.stateBytes() + 8L * addedUpTo.length;
    }

    @Override
    void snapshot(int partitions, StateWriter writer) {
        ensurePartitions(partitions);
        writer.writeLongs(addedUpTo, partitions);
        accumulator.snapshot(partitions, writer);
    }

    @Override
    void restore(StateReader reader) {
        long[] read = reader.readLongs();
        ensurePartitions(read.length);
        System.arraycopy(read, 0, addedUpTo, 0, read.length);
        accumulator.restore(reader);
    }
}
