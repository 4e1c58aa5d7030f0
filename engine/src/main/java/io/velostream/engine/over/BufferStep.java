package io.velostream.engine.over;

import io.velostream.engine.operator.Survivors;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import io.velostream.types.RowErrors.RowError;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;

/// Any window functions over `ROWS WINDOW BUFFER n ROWS`: for each row, the last n rows of its
/// partition are a whole partition of their own, put in order and looked at from the new row. The
/// cost per row grows with n.
final class BufferStep implements OverStep {
    private final int mostRows;
    private final boolean sorts;
    private final OrderColumns order;
    private final RowLog log;
    private final List<FrameCursor> cursors;
    private final List<WaitingCall> calls;
    private final int[] columns;
    private final RowErrors[] errors;

    /// The buffer of the row at hand, in order.
    private final KeptRows view = new KeptRows(0);

    /// By partition, the buffer's rows of the log in order of arrival, and how many of them there
    /// are.
    private KeptRows[] buffers = new KeptRows[0];

    private int wanted;
    private int[] sorted = new int[16];
    private int[] numbers = new int[0];
    private int[] kept = new int[0];

    /// @param sorts whether the order is not that of arrival
    /// @param log for the arguments of all calls
    /// @param columns where in the output the results of each call go
    BufferStep(
            int mostRows,
            boolean sorts,
            OrderColumns order,
            RowLog log,
            List<FrameCursor> cursors,
            List<WaitingCall> calls,
            List<Integer> columns) {
        this.mostRows = mostRows;
        this.sorts = sorts;
        this.order = order;
        this.log = log;
        this.cursors = List.copyOf(cursors);
        this.calls = List.copyOf(calls);
        this.columns = columns.stream().mapToInt(i -> i).toArray();
        errors = new RowErrors[calls.size()];
        Arrays.setAll(errors, _ -> new RowErrors());
    }

    @Override
    public void evaluate(OverRows in) {
        ensurePartitions(in.partitions);
        int slot = log.size();
        log.append(in.arguments, in.rows, in.count);
        for (int i = 0; i < in.count; i++) {
            int row = in.rows[i];
            KeptRows buffer = buffers[in.partitionOfRow[row]];
            buffer.append(slot + i, false);
            wanted++;
            if (buffer.end() - buffer.first() > mostRows) {
                buffer.dropFirst();
                wanted--;
            }
            evaluate(buffer, in.output, row);
        }
        report(in.survivors);
        if (log.isSparse(wanted)) {
            compact(in.partitions);
        }
    }

    private void evaluate(KeptRows buffer, Batch output, int outRow) {
        long current = arrange(buffer);
        for (FrameCursor cursor : cursors) {
            cursor.restart();
            cursor.move(view, current);
        }
        for (int i = 0; i < errors.length; i++) {
            WaitingCall call = calls.get(i);
            call.restart();
            if (!call.isReady(view, current)) {
                throw new IllegalStateException(call.name() + " waits within a buffer");
            }
            call.evaluate(view, current, output.column(columns[i]), outRow, errors[i]);
        }
    }

    /// Puts the buffer in order; returns where its newest row is.
    private long arrange(KeptRows buffer) {
        int count = (int) (buffer.end() - buffer.first());
        if (sorted.length < count) {
            sorted = new int[count * 2];
        }
        for (int i = 0; i < count; i++) {
            int slot = buffer.slot(buffer.first() + i);
            int at = i;
            while (sorts && at > 0 && order.compare(sorted[at - 1], slot) > 0) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = slot;
        }
        int newest = buffer.slot(buffer.end() - 1);
        long current = 0;
        view.clear();
        for (int i = 0; i < count; i++) {
            current = sorted[i] == newest ? i : current;
            view.append(sorted[i], i > 0 && order.arePeers(sorted[i - 1], sorted[i]));
        }
        return current;
    }

    private void report(Survivors survivors) {
        for (int i = 0; i < errors.length; i++) {
            for (RowError error : errors[i].list()) {
                survivors.errors().add(error.row(), error.reason(), error.message());
            }
            errors[i].clear();
            survivors.report(calls.get(i).name());
        }
    }

    private void ensurePartitions(int count) {
        if (buffers.length < count) {
            buffers = Arrays.copyOf(buffers, Math.max(count, buffers.length * 2));
        }
        for (int i = count - 1; i >= 0 && buffers[i] == null; i--) {
            buffers[i] = new KeptRows(i);
        }
    }

    private void compact(int partitions) {
        int size = log.size();
        if (numbers.length < size) {
            numbers = new int[size * 2];
            kept = new int[size * 2];
        }
        Arrays.fill(numbers, 0, size, 0);
        for (int i = 0; i < partitions; i++) {
            for (long row = buffers[i].first(); row < buffers[i].end(); row++) {
                numbers[buffers[i].slot(row)] = 1;
            }
        }
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (numbers[row] > 0) {
                numbers[row] = count;
                kept[count++] = row;
            }
        }
        log.keep(kept, count);
        for (int i = 0; i < partitions; i++) {
            buffers[i].renumber(numbers);
        }
    }

    @Override
    public void restart(int partition) {
        if (partition < buffers.length && buffers[partition] != null) {
            wanted -= (int) (buffers[partition].end() - buffers[partition].first());
            buffers[partition].clear();
        }
    }

    @Override
    public void keepPartitions(int[] keptPartitions, int count) {
        KeptRows[] old = buffers;
        buffers = new KeptRows[count];
        wanted = 0;
        for (int i = 0; i < count; i++) {
            buffers[i] = old[keptPartitions[i]];
            wanted += (int) (buffers[i].end() - buffers[i].first());
        }
    }

    @Override
    public long bytes() {
        long bytes = log.bytes();
        return buffers.length == 0 || buffers[0] == null
                ? bytes
                : bytes + buffers[0].bytes() * buffers.length;
    }

    @Override
    public void snapshot(int partitions, StateWriter writer) {
        ensurePartitions(partitions);
        compact(partitions);
        log.snapshot(writer);
        writer.writeInt(partitions);
        for (int i = 0; i < partitions; i++) {
            buffers[i].snapshot(writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        log.restore(reader);
        int partitions = reader.readInt();
        ensurePartitions(partitions);
        for (int i = 0; i < partitions; i++) {
            buffers[i].restore(reader);
            wanted += (int) (buffers[i].end() - buffers[i].first());
        }
    }
}
