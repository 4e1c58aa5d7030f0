package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// GROUP BY with windows on event time, FINAL: keys, window start and end, then aggregates; one row
/// per group when the watermark passes the window's end plus the allowed lateness, in order of
/// window end. A group whose rows have all been taken back gives none.
///
/// A row all of whose windows had closed by the watermark just before it is late: reported and
/// dropped. One that comes after some of them counts in the others.
///
/// What is passed on as watermark is the least event time that a later result can have, so that no
/// result is ever late further on.
public final class WindowFinalOperator implements Operator {
    private final TimeWindows windows;
    private final WindowOptions options;
    private final Operator next;
    private final WindowSlices slices;
    private final WindowRouter router;
    private final GroupedRows input;
    private final EventTimes times;
    private final FinalRows finalRows;
    private final SqlType timeType;
    private long advanced = Long.MIN_VALUE;

    /// The watermark up to which windows have fired: `advanced`, or, within a batch, further.
    private long fired = Long.MIN_VALUE;

    public WindowFinalOperator(
            Schema schema,
            Grouping grouping,
            TimeWindows windows,
            WindowOptions options,
            TaskContext context,
            Operator next) {
        this.windows = windows;
        this.options = options;
        this.next = next;
        KeyCodec codec = new KeyCodec(grouping.keyTypes());
        slices =
                WindowSlices.of(
                        windows,
                        new OpenPanes(
                                codec,
                                grouping.aggregates(),
                                AggregateUse.of(options.retracting(), AggregateUse.TOTALS)));
        router =
                new WindowRouter(
                        windows, options.latenessMicros(), slice -> slices.open(slice.start));
        input = new GroupedRows(grouping, codec, context);
        times = new EventTimes(options.time(), context);
        finalRows = new FinalRows(schema, grouping, context, next);
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
        while (true) {
            at = router.route(times, rows, at, count, survivors.errors());
            survivors.report("WINDOW");
            for (Pane pane : router.touched()) {
                slices.add(pane, input);
            }
            router.forgetRows();
            if (at == count) {
                break;
            }
            fire(router.dueBy());
            times.setClosedUpTo(fired);
        }
        survivors.drop();
        times.reportLate(batch, survivors);
        slices.forgetUnusedKeys();
    }

    @Override
    public void advance(long watermark) {
        if (watermark <= advanced) {
            return;
        }
        advanced = watermark;
        if (watermark > fired) {
            fire(watermark);
            slices.forgetUnusedKeys();
        }
        if (watermark > EventTime.LIMIT_MICROS) {
            next.advance(watermark);
        } else if (EventTime.isValid(watermark)) {
            next.advance(
                    windows.resultTime(options.resultTime(), watermark - options.latenessMicros()));
        }
    }

    private void fire(long watermark) {
        fired = watermark;
        if (!EventTime.isValid(watermark) && watermark < 0) {
            return;
        }
        long upTo = watermark - options.latenessMicros();
        long end = slices.nextEnd();
        while (end <= upTo && end != WindowSlices.NONE) {
            finalRows.emit(slices.groupsOf(end), bound(windows.startOf(end)), bound(end));
            slices.closeUpTo(end);
            end = slices.nextEnd();
        }
        slices.closeUpTo(upTo);
    }

    private long bound(long micros) {
        return EventTime.fromMicros(micros, timeType);
    }

    @Override
    public void finish() {
        fire(Long.MAX_VALUE);
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public long stateBytes() {
        return slices.stateBytes();
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong(advanced);
        writer.writeLong(fired);
        slices.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        advanced = reader.readLong();
        fired = reader.readLong();
        slices.restore(reader);
    }
}
