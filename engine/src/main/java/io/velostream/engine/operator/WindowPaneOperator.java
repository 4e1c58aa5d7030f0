package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.KeyCodec;
import io.velostream.planner.plan.Window.Late;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Comparator;

/// GROUP BY with windows on event time, FINAL, where every window has groups of its own: keys,
/// window start and end, then aggregates.
///
/// - **Late rows wait**: one row per group when the watermark passes the window's end plus the
///   allowed lateness. As [WindowFinalOperator], for aggregates that depend on the order in which
///   rows came, which slices do not keep.
/// - **Late rows update**: one row per group when the watermark passes the window's end; after
///   that, until the allowed lateness is over, late rows give the corrected rows of the groups that
///   they touch: once for those of a batch that come between the same two ends of windows.
///
/// A row all of whose windows had closed, lateness included, by the watermark just before it is
/// reported and dropped.
public final class WindowPaneOperator implements Operator {
    private final TimeWindows windows;
    private final WindowOptions options;
    private final long latenessMicros;

    /// How long after its end a window fires.
    private final long delayMicros;

    private final Operator next;
    private final OpenPanes panes;
    private final WindowPanes spread;
    private final GroupedRows input;
    private final EventTimes times;
    private final FinalRows finalRows;
    private final Corrections corrections;
    private final SqlType timeType;

    private long advanced = Long.MIN_VALUE;

    /// The watermark up to which windows have fired: `advanced`, or, within a batch, further.
    private long fired = Long.MIN_VALUE;

    public WindowPaneOperator(
            Schema schema,
            Grouping grouping,
            TimeWindows windows,
            Late late,
            WindowOptions options,
            TaskContext context,
            Operator next) {
        this.windows = windows;
        this.options = options;
        this.next = next;
        latenessMicros = options.latenessMicros();
        delayMicros = late == Late.WAIT ? latenessMicros : 0;
        KeyCodec codec = new KeyCodec(grouping.keyTypes());
        panes =
                new OpenPanes(
                        codec,
                        grouping.aggregates(),
                        AggregateUse.of(options.retracting(), AggregateUse.TOTALS));
        spread = new WindowPanes(windows, latenessMicros, panes);
        input = new GroupedRows(grouping, codec, context);
        times = new EventTimes(options.time(), context);
        finalRows = new FinalRows(schema, grouping, context, next);
        corrections = new Corrections(schema, grouping, options, context, next);
        timeType = schema.type(grouping.keys().size());
    }

    @Override
    public void process(Batch batch) {
        input.evaluate(batch);
        Survivors survivors = input.survivors();
        times.evaluate(batch, survivors, fired);
        if (survivors.count() == 0) {
            return;
        }
        input.encodeKeys(batch);
        int[] rows = survivors.rows();
        int count = survivors.count();
        int at = 0;
        while (at < count) {
            int to = nextDue(rows, at, count);
            spread.route(times, rows, at, to, survivors.errors(), null, Integer.MAX_VALUE);
            survivors.report("WINDOW");
            addRouted();
            at = to;
        }
        survivors.drop();
        times.reportLate(batch, survivors);
        panes.forgetUnusedKeys();
    }

    /// Emits the windows that were over before the row at `from` came, and says where the first row
    /// stands before which others may have to be. Windows that wait for late rows may wait for the
    /// end of the batch as well: nothing comes for them any more.
    private int nextDue(int[] rows, int from, int count) {
        if (times.watermarks() == null || delayMicros == latenessMicros) {
            return count;
        }
        long reached = times.watermark(rows[from]);
        if (reached > fired) {
            fire(reached);
            times.setClosedUpTo(reached);
        }
        long due = EventTime.isValid(reached) ? windows.firstEnd(reached) : reached + 1;
        int to = from + 1;
        while (to < count && times.watermark(rows[to]) < due) {
            to++;
        }
        return to;
    }

    private void addRouted() {
        spread.touched().sort(Comparator.comparingLong(Pane::time));
        for (Pane pane : spread.touched()) {
            if (pane.time() > firedEnd()) {
                input.add(pane.groups(), pane.rows(), pane.count());
            } else {
                long start = bound(windows.startOf(pane.time()));
                corrections.add(input, pane, start, bound(pane.time()));
            }
        }
        spread.forgetRows();
        corrections.flush();
    }

    /// Windows that end here or before have fired.
    private long firedEnd() {
        return fired < -EventTime.LIMIT_MICROS ? Long.MIN_VALUE : fired - delayMicros;
    }

    private long bound(long micros) {
        return EventTime.fromMicros(micros, timeType);
    }

    @Override
    public void advance(long watermark) {
        if (watermark <= advanced) {
            return;
        }
        advanced = watermark;
        if (watermark > fired) {
            fire(watermark);
        }
        while (!panes.isEmpty() && panes.first().time() + latenessMicros <= watermark) {
            panes.closeFirst();
        }
        if (watermark > EventTime.LIMIT_MICROS) {
            next.advance(watermark);
        } else if (EventTime.isValid(watermark)) {
            next.advance(windows.resultTime(options.resultTime(), watermark - latenessMicros));
        }
    }

    private void fire(long watermark) {
        long done = firedEnd();
        int index = done == Long.MIN_VALUE ? 0 : panes.indexFrom(done + 1);
        fired = watermark;
        for (; index < panes.size() && panes.get(index).time() <= firedEnd(); index++) {
            long end = panes.get(index).time();
            finalRows.emit(panes.get(index).groups(), bound(windows.startOf(end)), bound(end));
        }
    }

    @Override
    public void finish() {
        if (fired < Long.MAX_VALUE) {
            fire(Long.MAX_VALUE);
        }
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public long stateBytes() {
        return panes.stateBytes();
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong(advanced);
        writer.writeLong(fired);
        panes.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        advanced = reader.readLong();
        fired = reader.readLong();
        panes.restore(reader);
    }
}
