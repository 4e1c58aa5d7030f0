package io.velostream.engine.over;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.Survivors;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Window functions that look at the current row and a few before it: the batch goes on at once,
/// with a column more for each call.
///
/// If the order is by event time, a row behind the watermark is late: it is reported and dropped,
/// as a sort by time would do.
final class OverOperator implements Operator {
    private final int inputColumns;
    private final NamedEvaluator[] arguments;
    private final List<OverStep> steps;
    private final @Nullable Arrivals arrivals;
    private final Partitions partitions;
    private final Survivors survivors;
    private final OverRows rows;
    private final Batch output;
    private final Operator next;
    private final @Nullable BufferState buffer;
    private final BufferClock clock;
    private long advanced = Long.MIN_VALUE;
    private int[] piece = new int[0];
    private int[] gone = new int[0];

    /// @param buffer if the partition is no more than its last rows
    /// @param clock tells when the partitions of a buffer expire
    /// @param arrivals checks event times if the order is by them
    OverOperator(
            Schema schema,
            Partitions partitions,
            @Nullable Arrivals arrivals,
            List<NamedEvaluator> arguments,
            List<OverStep> steps,
            @Nullable BufferState buffer,
            BufferClock clock,
            int inputColumns,
            TaskContext context,
            Operator next) {
        this.inputColumns = inputColumns;
        this.partitions = partitions;
        this.arguments = arguments.toArray(NamedEvaluator[]::new);
        this.steps = List.copyOf(steps);
        this.next = next;
        this.buffer = buffer;
        this.clock = clock;
        this.arrivals = arrivals;
        survivors = new Survivors(context);
        output = Batch.of(schema, 0);
        rows = new OverRows(survivors, arguments.size(), output);
    }

    @Override
    public void process(Batch batch) {
        survivors.start(batch);
        if (arrivals != null && batch.watermarks() != null) {
            arrivals.check(batch, survivors, advanced);
        }
        long @Nullable [] times =
                buffer != null && buffer.expires() ? clock.times(batch, survivors, advanced) : null;
        partitions.evaluate(survivors);
        for (int i = 0; i < arguments.length; i++) {
            rows.arguments[i] = survivors.evaluate(arguments[i]);
        }
        if (survivors.count() == 0) {
            return;
        }
        rows.partitionOfRow = partitions.assign(batch, survivors);
        rows.partitions = partitions.count();
        rows.rowCount = batch.rowCount();
        prepareOutput(batch);
        if (buffer == null) {
            rows.rows = survivors.rows();
            rows.count = survivors.count();
            evaluateSteps();
            survivors.drop();
        } else {
            evaluateBuffered(buffer, times);
        }
        if (survivors.count() > 0) {
            output.select(survivors.rows(), survivors.count());
            next.process(output);
        }
        if (buffer != null && !clock.isOfEventTime()) {
            forgetExpired(buffer, clock.now());
        }
    }

    private void evaluateSteps() {
        for (OverStep step : steps) {
            step.evaluate(rows);
        }
    }

    /// Takes the rows in pieces, so that a partition begins anew where it has expired.
    private void evaluateBuffered(BufferState state, long @Nullable [] times) {
        int[] selected = survivors.rows();
        int count = survivors.count();
        if (piece.length < count) {
            piece = new int[rows.rowCount];
            gone = new int[rows.rowCount];
        }
        int goneCount = 0;
        rows.rows = piece;
        rows.count = 0;
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            int partition = rows.partitionOfRow[row];
            long time = times == null ? Long.MIN_VALUE : times[row];
            if (times != null && state.isExpired(partition, time)) {
                evaluatePiece();
                state.restart(partition);
                for (OverStep step : steps) {
                    step.restart(partition);
                }
            }
            piece[rows.count++] = row;
            if (!state.add(partition, time)) {
                gone[goneCount++] = row;
            }
        }
        evaluatePiece();
        survivors.remove(gone, goneCount);
        survivors.drop();
    }

    private void evaluatePiece() {
        if (rows.count > 0) {
            evaluateSteps();
            rows.count = 0;
        }
    }

    private void forgetExpired(BufferState state, long now) {
        int count = partitions.count();
        if (!state.isTimeToSweep(count)) {
            return;
        }
        int[] living = state.living(count, now);
        if (living.length < count) {
            for (OverStep step : steps) {
                step.keepPartitions(living, living.length);
            }
            state.keepPartitions(living);
            partitions.keep(living, living.length);
        }
    }

    private void prepareOutput(Batch batch) {
        for (int i = 0; i < inputColumns; i++) {
            output.setColumn(i, batch.column(i));
        }
        for (int i = inputColumns; i < output.columnCount(); i++) {
            Column column = output.column(i);
            column.clear();
            column.ensureCapacity(batch.rowCount());
        }
        output.takeRowsOf(batch);
    }

    @Override
    public void advance(long watermark) {
        advanced = Math.max(advanced, watermark);
        if (buffer != null && clock.isOfEventTime() && EventTime.isValid(watermark)) {
            forgetExpired(buffer, watermark);
        }
        next.advance(watermark);
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public long stateBytes() {
        long bytes = partitions.bytes() + (buffer == null ? 0 : buffer.bytes());
        for (OverStep step : steps) {
            bytes += step.bytes();
        }
        return bytes;
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong(advanced);
        partitions.snapshot(writer);
        if (buffer != null) {
            buffer.snapshot(writer);
        }
        for (OverStep step : steps) {
            step.snapshot(partitions.count(), writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        advanced = reader.readLong();
        partitions.restore(reader);
        if (buffer != null) {
            buffer.restore(reader);
        }
        for (OverStep step : steps) {
            step.restore(reader);
        }
    }
}
