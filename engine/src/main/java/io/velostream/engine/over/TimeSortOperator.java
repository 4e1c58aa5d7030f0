package io.velostream.engine.over;

import io.velostream.engine.TaskContext;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.Survivors;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// Puts rows in order of event time, rows of equal time in order of arrival: they wait until the
/// watermark has passed them. A row that comes behind the watermark is late: reported and dropped.
///
/// Each row goes out with its own time as the watermark just before it, which is true of rows in
/// order whatever batches they are in, and makes none of them late further on.
public final class TimeSortOperator implements Operator {
    private final Survivors survivors;
    private final Arrivals arrivals;
    private final Operator next;
    private final RowLog log;
    private final TimeRuns waiting = new TimeRuns();
    private final Column[] incoming;
    private final Batch output;
    private final long[] stamps = new long[Batch.DEFAULT_CAPACITY];
    private long[] dueTimes = new long[0];
    private int[] dueRows = new int[0];
    private int[] numbers = new int[0];
    private int[] kept = new int[0];
    private long advanced = Long.MIN_VALUE;

    public TimeSortOperator(
            Schema schema, NamedEvaluator time, TaskContext context, Operator next) {
        this.next = next;
        survivors = new Survivors(context);
        arrivals = new Arrivals(time, context);
        log = new RowLog(schema.fields().stream().map(SqlType.Field::type).toList());
        incoming = new Column[schema.size()];
        output = Batch.of(schema, Batch.DEFAULT_CAPACITY);
    }

    @Override
    public void process(Batch batch) {
        survivors.start(batch);
        long[] times = arrivals.check(batch, survivors, advanced);
        int count = survivors.count();
        if (count == 0) {
            return;
        }
        for (int i = 0; i < incoming.length; i++) {
            incoming[i] = batch.column(i);
        }
        int first = log.size();
        log.append(incoming, survivors.rows(), count);
        waiting.add(times, survivors.rows(), count, first);
    }

    @Override
    public void advance(long watermark) {
        if (watermark > advanced) {
            advanced = watermark;
            emitBefore(watermark);
        }
        next.advance(watermark);
    }

    private void emitBefore(long watermark) {
        if (dueRows.length < waiting.size()) {
            dueRows = new int[waiting.size() * 2];
            dueTimes = new long[waiting.size() * 2];
        }
        int due = waiting.take(watermark, dueTimes, dueRows);
        for (int from = 0; from < due && !next.isSatisfied(); from += Batch.DEFAULT_CAPACITY) {
            emit(from, Math.min(due, from + Batch.DEFAULT_CAPACITY));
        }
        if (log.isSparse(waiting.size())) {
            compact();
        }
    }

    private void emit(int from, int to) {
        output.clear();
        for (int i = 0; i < output.columnCount(); i++) {
            log.gather(i, dueRows, from, to, output.column(i));
        }
        System.arraycopy(dueTimes, from, stamps, 0, to - from);
        output.setRowCount(to - from);
        output.setWatermarks(stamps);
        next.process(output);
    }

    private void compact() {
        int size = log.size();
        if (numbers.length < size) {
            numbers = new int[size * 2];
            kept = new int[size * 2];
        }
        Arrays.fill(numbers, 0, size, 0);
        int[] rows = waiting.rows();
        for (int i = 0; i < waiting.size(); i++) {
            numbers[rows[i]] = 1;
        }
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (numbers[row] > 0) {
                numbers[row] = count;
                kept[count++] = row;
            }
        }
        log.keep(kept, count);
        waiting.renumber(numbers);
    }

    @Override
    public void finish() {
        emitBefore(Long.MAX_VALUE);
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public long stateBytes() {
        return log.bytes() + waiting.bytes() + 12L * dueRows.length;
    }

    @Override
    public void snapshot(StateWriter writer) {
        compact();
        writer.writeLong(advanced);
        log.snapshot(writer);
        waiting.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        advanced = reader.readLong();
        log.restore(reader);
        waiting.restore(reader);
    }
}
