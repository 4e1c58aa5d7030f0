package io.velostream.engine.over;

import io.velostream.functions.Accumulator;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import java.util.List;

/// Any aggregate over any frame, computed from the frame's rows. While a frame only grows from one
/// row to the next, just the new rows are added.
final class RecomputedCall extends WaitingCall {
    private final FrameCursor frame;
    private final Accumulator accumulator;
    private final LoggedRows added;
    private final Column result;
    private final int[] group = new int[1];
    private final RowErrors failed = new RowErrors();

    // The frame that the accumulator holds; partition -1 for none.
    private int heldPartition = -1;
    private long heldStart;
    private long heldEnd;

    RecomputedCall(
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
        long start = frame.start(rows);
        long end = frame.end(rows);
        boolean grows =
                heldPartition == rows.partition
                        && heldStart == start
                        && heldEnd <= end
                        && !frame.excludes();
        if (!grows) {
            accumulator.clear();
            accumulator.ensureGroups(1);
            heldEnd = start;
        }
        added.clear();
        for (long i = heldEnd; i < end; i++) {
            if (frame.includes(rows, row, i)) {
                added.add(rows.slot(i), 0);
            }
        }
        added.addTo(accumulator, failed);
        heldPartition = rows.partition;
        heldStart = start;
        heldEnd = end;
        result.clear();
        accumulator.results(group, 1, result, failed);
        LoggedRows.put(result, failed, out, outRow, errors);
    }

    @Override
    long oldestNeeded(KeptRows rows) {
        return frame.start(rows);
    }

    @Override
    boolean isForgetful() {
        return true;
    }

    @Override
    void keepPartitions(int[] kept, int count) {
        heldPartition = -1;
    }

    @Override
    void restart() {
        heldPartition = -1;
    }

    @Override
    long bytes() {
        return accumulator.stateBytes();
    }
}
