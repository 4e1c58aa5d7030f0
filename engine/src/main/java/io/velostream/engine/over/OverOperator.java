package io.velostream.engine.over;

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
import java.util.Optional;
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
    private long advanced = Long.MIN_VALUE;

    /// @param time the event time if the order is by it
    OverOperator(
            Schema schema,
            Partitions partitions,
            Optional<NamedEvaluator> time,
            List<NamedEvaluator> arguments,
            List<OverStep> steps,
            int inputColumns,
            TaskContext context,
            Operator next) {
        this.inputColumns = inputColumns;
        this.partitions = partitions;
        this.arguments = arguments.toArray(NamedEvaluator[]::new);
        this.steps = List.copyOf(steps);
        this.next = next;
        arrivals = time.isPresent() ? new Arrivals(time.get(), context) : null;
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
        for (OverStep step : steps) {
            step.evaluate(rows);
        }
        survivors.drop();
        if (survivors.count() > 0) {
            output.select(survivors.rows(), survivors.count());
            next.process(output);
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
        long bytes = partitions.bytes();
        for (OverStep step : steps) {
            bytes += step.bytes();
        }
        return bytes;
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong(advanced);
        partitions.snapshot(writer);
        for (OverStep step : steps) {
            step.snapshot(partitions.count(), writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        advanced = reader.readLong();
        partitions.restore(reader);
        for (OverStep step : steps) {
            step.restore(reader);
        }
    }
}
