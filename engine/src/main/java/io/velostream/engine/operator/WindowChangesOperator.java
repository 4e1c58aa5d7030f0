package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// GROUP BY with windows on event time, CHANGES: keys, window start and end, then aggregates. For
/// each input row and each open window that it is in, in order of window end, its group's new row;
/// with the old one in front of it, if that is wanted.
///
/// Every window has a pane of its own, which is freed when the window closes. A row all of whose
/// windows had closed by the watermark just before it is late: reported and dropped.
public final class WindowChangesOperator implements Operator {
    /// Rows are copied for each of their windows in portions of about this size.
    private static final int PORTION = 4096;

    private final long latenessMicros;
    private final TimeWindows windows;
    private final WindowOptions options;
    private final boolean inPlace;
    private final int keyCount;
    private final SqlType timeType;
    private final Operator next;
    private final OpenPanes panes;
    private final WindowRouter router;
    private final WindowPanes spread;
    private final GroupedRows input;
    private final EventTimes times;
    private final RepeatedRows copies;
    private final Batch running;
    private final Column[] results;
    private final OldResults old;
    private final ChangeWriter changes;
    private byte[] kinds = new byte[0];
    private long advanced = Long.MIN_VALUE;

    public WindowChangesOperator(
            Schema schema,
            Grouping grouping,
            TimeWindows windows,
            WindowOptions options,
            TaskContext context,
            Operator next) {
        this.windows = windows;
        this.options = options;
        this.next = next;
        latenessMicros = options.latenessMicros();
        keyCount = grouping.keys().size();
        timeType = schema.type(keyCount);
        inPlace =
                windows.isPartition()
                        && !options.retracting()
                        && options.changelog() != Changelog.RETRACT;
        KeyCodec codec = new KeyCodec(grouping.keyTypes());
        panes =
                new OpenPanes(
                        codec,
                        grouping.aggregates(),
                        AggregateUse.of(options.retracting(), AggregateUse.RUNNING));
        router = new WindowRouter(windows, latenessMicros, slice -> panes.open(slice.firstEnd));
        spread = new WindowPanes(windows, latenessMicros, panes);
        input = new GroupedRows(grouping, codec, context);
        times = new EventTimes(options.time(), context);
        copies = new RepeatedRows(keyCount, grouping.arguments().size());
        running = Batch.of(schema, 0);
        results = new Column[grouping.aggregates().size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = running.column(keyCount + 2 + i);
        }
        old = new OldResults(results);
        changes = new ChangeWriter(schema, keyCount, next);
    }

    @Override
    public void process(Batch batch) {
        input.evaluate(batch);
        Survivors survivors = input.survivors();
        times.evaluate(batch, survivors, advanced);
        if (inPlace) {
            processInPlace(batch, survivors);
        } else {
            processCopies(batch, survivors);
        }
        panes.forgetUnusedKeys();
    }

    /// A row is in one window at most, and gives one row, so it keeps its number.
    private void processInPlace(Batch batch, Survivors survivors) {
        router.route(times, survivors.rows(), 0, survivors.count(), survivors.errors());
        times.reportLate(batch, survivors);
        survivors.report("WINDOW");
        survivors.drop();
        if (survivors.count() == 0) {
            return;
        }
        input.encodeKeys(batch);
        input.prepare(running, batch, keyCount);
        if (kinds.length < batch.rowCount()) {
            kinds = new byte[batch.rowCount()];
        }
        for (Pane pane : router.touched()) {
            writeBounds(pane);
            int known = pane.groups().size();
            int[] groupOfRow = input.find(pane.groups(), pane.rows(), pane.count());
            writeKinds(pane, known, groupOfRow);
            input.addRunningFound(pane.groups(), pane.rows(), pane.count(), running, keyCount + 2);
        }
        router.forgetRows();
        survivors.drop();
        if (survivors.count() > 0) {
            running.takeRowsOf(batch);
            running.setKinds(kinds);
            running.select(survivors.rows(), survivors.count());
            next.process(running);
        }
    }

    /// A group's first row is an insert: new groups are numbered in the order of their first rows.
    private void writeKinds(Pane pane, int known, int[] groupOfRow) {
        int[] rows = pane.rows();
        int newest = known;
        for (int i = 0; i < pane.count(); i++) {
            int row = rows[i];
            boolean isNew = groupOfRow[row] == newest;
            kinds[row] = isNew ? RowKind.INSERT : RowKind.UPDATE_AFTER;
            newest += isNew ? 1 : 0;
        }
    }

    private void processCopies(Batch batch, Survivors survivors) {
        int[] rows = survivors.rows();
        int count = survivors.count();
        changes.start(batch);
        int at = 0;
        while (at < count) {
            copies.clear();
            at = spread.route(times, rows, at, count, survivors.errors(), copies, PORTION);
            survivors.report("WINDOW");
            if (copies.count() > 0) {
                addCopies();
            }
        }
        changes.flush();
        survivors.drop();
        times.reportLate(batch, survivors);
    }

    private void addCopies() {
        input.use(copies);
        input.prepare(running, copies, keyCount);
        boolean wantsOld = options.retracting() || options.changelog() == Changelog.RETRACT;
        old.clear(copies.count());
        if (kinds.length < copies.count()) {
            kinds = new byte[copies.rowOf().length];
        }
        for (Pane pane : spread.touched()) {
            Groups groups = pane.groups();
            writeBounds(pane);
            int known = groups.size();
            int[] groupOfRow = input.find(groups, pane.rows(), pane.count());
            if (wantsOld) {
                old.note(groups, known, groupOfRow, pane.rows(), pane.count());
            } else {
                writeKinds(pane, known, groupOfRow);
            }
            input.addRunningFound(groups, pane.rows(), pane.count(), running, keyCount + 2);
        }
        spread.forgetRows();
        for (int row = 0; row < copies.count(); row++) {
            if (copies.isFailed(row)) {
                continue;
            }
            if (wantsOld) {
                emitWithOld(row);
            } else {
                emit(kinds[row], row, results, row);
            }
        }
    }

    private void emitWithOld(int row) {
        int before = old.before(row);
        while (before >= 0 && copies.isFailed(before)) {
            before = old.before(before);
        }
        boolean stored = OldResults.isStored(before);
        Column[] oldResults = stored ? old.stored() : results;
        int oldRow = stored ? OldResults.storedRow(before) : before;
        boolean was = stored || (before != OldResults.NONE && isThere(before));
        boolean is = isThere(row);
        if (was && is) {
            if (options.changelog() == Changelog.RETRACT) {
                changes.keepTogether();
                emit(RowKind.UPDATE_BEFORE, row, oldResults, oldRow);
            }
            emit(RowKind.UPDATE_AFTER, row, results, row);
        } else if (is) {
            emit(RowKind.INSERT, row, results, row);
        } else if (was) {
            emit(RowKind.DELETE, row, oldResults, oldRow);
        }
    }

    private boolean isThere(int row) {
        return !options.retracting() || input.runningCounts()[row] > 0;
    }

    private void emit(byte kind, int row, Column[] values, int valueRow) {
        changes.add(
                kind,
                copies.rowOf()[row],
                copies.keys(),
                row,
                ((LongColumn) running.column(keyCount)).get(row),
                ((LongColumn) running.column(keyCount + 1)).get(row),
                values,
                valueRow);
    }

    private void writeBounds(Pane pane) {
        long[] starts = ((LongColumn) running.column(keyCount)).values();
        long[] ends = ((LongColumn) running.column(keyCount + 1)).values();
        long start = EventTime.fromMicros(windows.startOf(pane.time()), timeType);
        long end = EventTime.fromMicros(pane.time(), timeType);
        int[] rows = pane.rows();
        for (int i = 0; i < pane.count(); i++) {
            starts[rows[i]] = start;
            ends[rows[i]] = end;
        }
    }

    @Override
    public void advance(long watermark) {
        if (watermark <= advanced) {
            return;
        }
        advanced = watermark;
        while (!panes.isEmpty() && panes.first().time() + latenessMicros <= watermark) {
            panes.closeFirst();
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
        return panes.stateBytes();
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
