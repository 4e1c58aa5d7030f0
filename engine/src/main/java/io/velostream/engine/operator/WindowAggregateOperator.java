package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.engine.group.KeyCodec;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// GROUP BY with a tumbling window: keys, window start and end, then aggregates.
///
/// Each open window is a [Pane] with groups of its own, so closing one frees what it held. A row
/// whose window had closed by the watermark just before it is late: reported and dropped.
///
/// - **CHANGES**: for each input row its group's new row, at the same row number.
/// - **FINAL**: one row per group when the watermark passes the window's end plus the allowed
///   lateness, in order of window end. What is passed on as watermark is the start of the first
///   window that may still emit, so that no result is ever late further on.
public final class WindowAggregateOperator implements Operator {
    private final TumblingWindow window;
    private final long latenessMicros;
    private final NamedEvaluator time;
    private final SqlType timeType;
    private final Emission emission;
    private final int keyCount;
    private final TaskContext context;
    private final Operator next;
    private final KeyCodec codec;
    private final OpenPanes panes;
    private final WindowRouter router;
    private final GroupedRows input;
    private final FinalRows finalRows;
    private final Batch running;
    private long advanced = Long.MIN_VALUE;

    public WindowAggregateOperator(
            Schema schema,
            Grouping grouping,
            TumblingWindow window,
            NamedEvaluator time,
            long latenessMicros,
            Emission emission,
            TaskContext context,
            Operator next) {
        this.window = window;
        this.time = time;
        this.latenessMicros = latenessMicros;
        this.emission = emission;
        this.context = context;
        this.next = next;
        keyCount = grouping.keys().size();
        timeType = schema.type(keyCount);
        codec = new KeyCodec(grouping.keyTypes());
        panes = new OpenPanes(codec, grouping.aggregates());
        router = new WindowRouter(window, latenessMicros, panes);
        input = new GroupedRows(grouping, codec, context);
        finalRows = new FinalRows(schema, grouping, context, next);
        running = Batch.of(schema, 0);
    }

    @Override
    public void process(Batch batch) {
        input.evaluate(batch);
        Survivors survivors = input.survivors();
        Column times = survivors.evaluate(time);
        router.route(
                batch, times, survivors.rows(), survivors.count(), advanced, survivors.errors());
        if (router.lateCount() > 0) {
            context.rowsLate(batch, router.late(), router.lateCount(), router.behind());
            survivors.remove(router.late(), router.lateCount());
        }
        survivors.report("WINDOW");
        survivors.drop();
        if (survivors.count() > 0) {
            addToPanes(batch, survivors);
        }
    }

    private void addToPanes(Batch batch, Survivors survivors) {
        input.encodeKeys(batch);
        List<Pane> touched = router.touched();
        switch (emission) {
            case FINAL -> {
                for (Pane pane : touched) {
                    input.add(pane.groups(), pane.rows(), pane.count());
                }
                survivors.drop();
                router.forgetRows();
            }
            case CHANGES -> {
                input.prepare(running, batch, keyCount);
                for (Pane pane : touched) {
                    writeBounds(pane);
                    input.addRunning(
                            pane.groups(), pane.rows(), pane.count(), running, keyCount + 2);
                }
                survivors.drop();
                router.forgetRows();
                if (survivors.count() > 0) {
                    running.takeRowsOf(batch);
                    running.select(survivors.rows(), survivors.count());
                    next.process(running);
                }
            }
        }
    }

    private void writeBounds(Pane pane) {
        long[] starts = ((LongColumn) running.column(keyCount)).values();
        long[] ends = ((LongColumn) running.column(keyCount + 1)).values();
        long start = bound(pane.start());
        long end = bound(window.endOf(pane.start()));
        int[] rows = pane.rows();
        for (int i = 0; i < pane.count(); i++) {
            starts[rows[i]] = start;
            ends[rows[i]] = end;
        }
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
        close(watermark);
        switch (emission) {
            case CHANGES -> next.advance(watermark);
            case FINAL -> {
                if (watermark > EventTime.LIMIT_MICROS) {
                    next.advance(watermark);
                } else if (EventTime.isValid(watermark)) {
                    next.advance(window.startOf(watermark - latenessMicros));
                }
            }
        }
    }

    private void close(long watermark) {
        boolean any = false;
        while (!panes.isEmpty() && router.closesAt(panes.first().start()) <= watermark) {
            Pane pane = panes.first();
            if (emission == Emission.FINAL) {
                long start = pane.start();
                finalRows.emit(pane.groups(), bound(start), bound(window.endOf(start)));
            }
            panes.closeFirst();
            any = true;
        }
        if (any) {
            panes.forgetUnusedKeys();
        }
    }

    @Override
    public void finish() {
        close(Long.MAX_VALUE);
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong(advanced);
        panes.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        advanced = reader.readLong();
        panes.restore(reader);
    }
}
