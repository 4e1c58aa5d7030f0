package io.velostream.engine.over;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// An aggregate of [SlidingFunction] over a frame whose ends both move.
final class SlidingCall extends WaitingCall {
    private static final int[] FIRST_ROW = {0};

    private final FrameCursor frame;
    private final SlidingFunction function;
    private final int morePlaces;
    private final SlidingAggregate.Shape shape;
    private final int argument;
    private final RowLog log;
    private final FrameTotals totals = new FrameTotals();
    private final Column result;
    private final RowErrors failed = new RowErrors();
    private SlidingAggregate[] partitions = new SlidingAggregate[0];
    private int known;

    /// @param argument number of the log's column, or -1 for `COUNT(*)`
    SlidingCall(
            FrameCursor frame,
            SlidingStep.Result what,
            SlidingAggregate.Shape shape,
            int argument,
            RowLog log,
            Column result) {
        super(what.name());
        this.frame = frame;
        function = what.function();
        morePlaces = what.morePlaces();
        this.shape = shape;
        this.argument = argument;
        this.log = log;
        this.result = result;
        totals.ensureRows(1);
    }

    @Override
    void evaluate(KeptRows rows, long row, Column out, int outRow, RowErrors errors) {
        ensurePartitions(rows.partition + 1);
        SlidingAggregate queue = partitions[rows.partition];
        long end = frame.end(rows);
        while (queue.end() < end) {
            append(queue, rows.slot(queue.end()));
            queue.extend();
        }
        long start = frame.start(rows);
        while (queue.head() < start) {
            queue.shrink();
        }
        queue.read(totals, 0);
        result.clear();
        function.finish(totals, shape.floating(), morePlaces, FIRST_ROW, 1, result, failed);
        LoggedRows.put(result, failed, out, outRow, errors);
    }

    private void append(SlidingAggregate queue, int slot) {
        if (argument < 0) {
            queue.append(0);
            return;
        }
        Column values = log.columns()[argument];
        if (values.isNull(slot)) {
            queue.appendNull();
        } else {
            queue.append(SlidingStep.bitsOf(values, slot));
        }
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
    long oldestNeeded(KeptRows rows) {
        return rows.partition < known ? partitions[rows.partition].end() : 0;
    }

    @Override
    boolean isForgetful() {
        return true;
    }

    @Override
    void keepPartitions(int[] kept, int count) {
        ensurePartitions(count == 0 ? 0 : kept[count - 1] + 1);
        SlidingAggregate[] old = partitions;
        partitions = new SlidingAggregate[count];
        for (int i = 0; i < count; i++) {
            partitions[i] = old[kept[i]];
        }
        known = count;
    }

    @Override
    long bytes() {
        return SlidingStep.bytesOf(partitions, known);
    }

    @Override
    void snapshot(int count, StateWriter writer) {
        ensurePartitions(count);
        writer.writeInt(count);
        for (int i = 0; i < count; i++) {
            partitions[i].snapshot(writer);
        }
    }

    @Override
    void restore(StateReader reader) {
        int count = reader.readInt();
        ensurePartitions(count);
        for (int i = 0; i < count; i++) {
            partitions[i].restore(reader);
        }
    }
}
