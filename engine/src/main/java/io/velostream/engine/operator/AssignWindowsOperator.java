package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Each row once for each window it is in, in order of window end, with the window's start, end and
/// last millisecond behind its own columns. No row is late here, and nothing is kept.
///
/// The watermarks that are passed on hold for the rows' own times and for those of their windows.
public final class AssignWindowsOperator implements Operator {
    /// Rows are copied in portions of about this size.
    private static final int PORTION = 4096;

    private final TimeWindows windows;
    private final ResultTime resultTime;
    private final Operator next;
    private final Survivors survivors;
    private final EventTimes times;
    private final SqlType timeType;
    private final int inputColumns;
    private final Column[] columns;
    private final RepeatedRows copies;
    private final Batch output;
    private final Slice slice = new Slice();
    private long[] ends = new long[PORTION];
    private long[] watermarks = new long[0];
    private long[] positions = new long[0];
    private byte[] kinds = new byte[0];

    public AssignWindowsOperator(
            Schema schema,
            TimeWindows windows,
            NamedEvaluator time,
            ResultTime resultTime,
            TaskContext context,
            Operator next) {
        this.windows = windows;
        this.resultTime = resultTime;
        this.next = next;
        inputColumns = schema.size() - 3;
        timeType = schema.type(inputColumns);
        survivors = new Survivors(context);
        times = new EventTimes(time, context);
        columns = new Column[inputColumns];
        copies = new RepeatedRows(inputColumns, 0);
        output = Batch.of(schema, 0);
    }

    @Override
    public void process(Batch batch) {
        survivors.start(batch);
        times.evaluate(batch, survivors, Long.MIN_VALUE);
        for (int i = 0; i < inputColumns; i++) {
            columns[i] = batch.column(i);
        }
        int[] rows = survivors.rows();
        int count = survivors.count();
        copies.clear();
        for (int i = 0; i < count; i++) {
            if (times.check(rows[i], survivors.errors())) {
                copy(rows[i]);
            }
            if (copies.count() >= PORTION) {
                pass(batch);
            }
        }
        survivors.report("WINDOW");
        survivors.drop();
        pass(batch);
    }

    private void copy(int row) {
        long time = times.micros()[row];
        if (!slice.contains(time)) {
            windows.locate(time, slice);
        }
        if (!slice.isInWindow()) {
            return;
        }
        for (long end = slice.firstEnd; end <= slice.lastEnd; end = windows.firstEnd(end)) {
            int copy = copies.add(row);
            if (copy == ends.length) {
                ends = Arrays.copyOf(ends, 2 * copy);
            }
            ends[copy] = end;
        }
    }

    private void pass(Batch batch) {
        int count = copies.count();
        if (count == 0) {
            return;
        }
        copies.fill(columns, new Column[0], batch.kinds());
        for (int i = 0; i < inputColumns; i++) {
            output.setColumn(i, copies.keys()[i]);
        }
        writeBounds(count);
        output.setRowCount(count);
        output.setKinds(kindsOf(copies.kinds(), count));
        copyStamps(batch, count);
        next.process(output);
        copies.clear();
    }

    private void writeBounds(int count) {
        for (int i = inputColumns; i < output.columnCount(); i++) {
            output.column(i).clear();
            output.column(i).ensureCapacity(count);
        }
        long[] startColumn = ((LongColumn) output.column(inputColumns)).values();
        long[] endColumn = ((LongColumn) output.column(inputColumns + 1)).values();
        long[] timeColumn = ((LongColumn) output.column(inputColumns + 2)).values();
        for (int i = 0; i < count; i++) {
            long end = ends[i];
            startColumn[i] = EventTime.fromMicros(windows.startOf(end), timeType);
            endColumn[i] = EventTime.fromMicros(end, timeType);
            timeColumn[i] = EventTime.fromMicros(end - EventTime.MICROS_PER_MILLI, timeType);
        }
    }

    /// The copies of an old row and of its new one do not stand side by side, and may be in
    /// different windows: they are rows that go and rows that come.
    private byte @Nullable [] kindsOf(byte @Nullable [] changes, int count) {
        if (changes == null) {
            return null;
        }
        if (kinds.length < count) {
            kinds = new byte[count];
        }
        for (int i = 0; i < count; i++) {
            kinds[i] = RowKind.isAddition(changes[i]) ? RowKind.INSERT : RowKind.DELETE;
        }
        return kinds;
    }

    private void copyStamps(Batch batch, int count) {
        if (positions.length < count) {
            positions = new long[count];
            watermarks = new long[count];
        }
        int[] rowOf = copies.rowOf();
        for (int i = 0; i < count; i++) {
            positions[i] = batch.position(rowOf[i]);
        }
        output.setOrigin(batch.origin(), positions);
        long[] stamps = batch.watermarks();
        output.setWatermarks(stamps == null ? null : watermarks);
        for (int i = 0; stamps != null && i < count; i++) {
            watermarks[i] = passedOn(stamps[rowOf[i]]);
        }
    }

    private long passedOn(long watermark) {
        return EventTime.isValid(watermark)
                ? Math.min(watermark, windows.resultTime(resultTime, watermark))
                : watermark;
    }

    @Override
    public void advance(long watermark) {
        next.advance(passedOn(watermark));
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
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}
}
