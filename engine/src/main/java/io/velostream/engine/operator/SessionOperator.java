package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.Aggregates;
import io.velostream.engine.group.KeyCodec;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window.Late;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// GROUP BY with sessions over an append-only input: keys, start and end, then aggregates.
///
/// Rows of a key at most `gap` apart, exactly that too, are one session, so it takes rows until the
/// watermark is past its last row plus the gap plus the allowed lateness. A row that comes between
/// two sessions joins them. A row is late if a session of its own would take no more rows and no
/// other takes it; both are judged by the watermark just before the row.
///
/// - **FINAL**: one row per session when it is over, in order of end, then start, then first row.
///   With late updates it is emitted at its end, and from then on each row that changes it is
///   followed by what changes.
/// - **CHANGES**: for each input row what changes. A session that begins earlier than it did, and
///   two that are joined, are deleted, since their start is part of the key; then there is the new
///   one.
public final class SessionOperator implements Operator {
    private final long gap;
    private final WindowOptions options;
    private final boolean emitsChanges;
    private final boolean updates;
    private final boolean passesStarts;
    private final Operator next;
    private final SessionTable sessions;
    private final SessionHeap dues = new SessionHeap();
    private final SessionStarts starts;
    private final GroupedRows input;
    private final EventTimes times;
    private final SessionRows rowsOut;
    private final ChangeWriter changes;
    private final int[] oneRow = new int[1];
    private int[] slotOfRow = new int[0];
    private int[] pending = new int[0];
    private int pendingCount;
    private int[] expired = new int[64];
    private int expiredCount;
    private long advanced = Long.MIN_VALUE;

    public SessionOperator(
            Schema schema,
            Grouping grouping,
            long gap,
            Emission emission,
            Late late,
            WindowOptions options,
            TaskContext context,
            Operator next) {
        this.gap = gap;
        this.options = options;
        this.next = next;
        emitsChanges = emission == Emission.CHANGES;
        updates = !emitsChanges && late == Late.UPDATE;
        passesStarts = !emitsChanges && options.resultTime() == ResultTime.START;
        KeyCodec codec = new KeyCodec(grouping.keyTypes());
        sessions =
                new SessionTable(
                        gap,
                        options.latenessMicros(),
                        codec,
                        new Aggregates(grouping.aggregates(), AggregateUse.TOTALS));
        starts = new SessionStarts(sessions);
        input = new GroupedRows(grouping, codec, context);
        times = new EventTimes(options.time(), context);
        rowsOut = new SessionRows(schema, grouping, sessions, context, next);
        changes = new ChangeWriter(schema, grouping.keys().size(), next);
    }

    @Override
    public void process(Batch batch) {
        input.evaluate(batch);
        Survivors survivors = input.survivors();
        times.evaluate(batch, survivors, advanced);
        int count = survivors.count();
        if (count == 0) {
            return;
        }
        input.encodeKeys(batch);
        int[] rows = survivors.rows();
        if (slotOfRow.length < batch.rowCount()) {
            slotOfRow = new int[batch.rowCount()];
            pending = new int[batch.rowCount()];
        }
        changes.start(batch);
        int[] keyOfRow = sessions.findKeys(rows, count);
        for (int i = 0; i < count; i++) {
            if (times.check(rows[i], survivors.errors())) {
                if (updates) {
                    fireBefore(times.watermark(rows[i]));
                }
                take(rows[i], keyOfRow[rows[i]]);
            }
        }
        addPending();
        changes.flush();
        survivors.report("WINDOW");
        survivors.drop();
        times.reportLate(batch, survivors);
        sessions.forgetUnusedKeys();
    }

    /// Sessions that were over before a row came are emitted without it.
    private void fireBefore(long watermark) {
        if (!dues.isEmpty() && dues.time() < watermark) {
            addPending();
            changes.flush();
            fire(watermark);
        }
    }

    private void take(int row, int key) {
        long time = times.micros()[row];
        long watermark = times.watermark(row);
        if (!emitsChanges) {
            int slot = sessions.goOn(key, time, watermark);
            if (slot != SessionTable.NONE) {
                addLater(row, slot);
                return;
            }
        }
        sessions.locate(key, time, watermark);
        int hit = sessions.hit();
        if (hit == SessionTable.NONE && sessions.isOver(time, watermark)) {
            times.addLate(row);
        } else if (isVisible(hit) || (hit != SessionTable.NONE && isVisible(sessions.older()))) {
            change(row, key, time);
        } else if (emitsChanges) {
            change(row, key, time);
        } else {
            addLater(row, place(key, time));
        }
    }

    /// Whether what happens to a session has to be told.
    private boolean isVisible(int slot) {
        return slot != SessionTable.NONE && (emitsChanges || sessions.isEmitted(slot));
    }

    private void addLater(int row, int slot) {
        slotOfRow[row] = slot;
        pending[pendingCount++] = row;
    }

    private void addPending() {
        // What fails on a row's time is no fault of the aggregates, which report next.
        input.survivors().report("WINDOW");
        if (pendingCount > 0) {
            input.addTo(sessions.aggregates(), slotOfRow, pending, pendingCount);
            pendingCount = 0;
        }
    }

    /// The session of a row, for which what it touches has been looked up.
    private int place(int key, long time) {
        int slot = sessions.hit();
        if (slot == SessionTable.NONE) {
            slot = sessions.create(key, time);
            note(slot);
            return slot;
        }
        boolean isNew = time < sessions.start(slot);
        if (sessions.older() != SessionTable.NONE) {
            addPending();
            slot = sessions.join();
            isNew = true;
        }
        sessions.extend(slot, time);
        if (isNew) {
            // The order in which it is emitted has changed.
            note(slot);
        }
        return slot;
    }

    private void note(int slot) {
        dues.push(dueOf(slot), sessions.start(slot), sessions.number(slot), slot);
        if (passesStarts) {
            starts.note(slot);
        }
    }

    /// The watermark behind which something has to be done with a session.
    private long dueOf(int slot) {
        boolean waits = !updates || sessions.isEmitted(slot);
        return sessions.end(slot) + (waits ? options.latenessMicros() : 0);
    }

    /// Adds a row and tells what that changes.
    private void change(int row, int key, long time) {
        addPending();
        int hit = sessions.hit();
        boolean joins = hit != SessionTable.NONE && sessions.older() != SessionTable.NONE;
        boolean moves = hit != SessionTable.NONE && (joins || time < sessions.start(hit));
        boolean isUpdate = hit != SessionTable.NONE && !moves;
        if (joins && isVisible(sessions.older())) {
            rowsOut.write(sessions.older(), RowKind.DELETE, row, changes);
        }
        if (moves && isVisible(hit)) {
            rowsOut.write(hit, RowKind.DELETE, row, changes);
        }
        if (isUpdate && options.changelog() == Changelog.RETRACT) {
            changes.keepTogether();
            rowsOut.write(hit, RowKind.UPDATE_BEFORE, row, changes);
        }
        int slot = place(key, time);
        slotOfRow[row] = slot;
        oneRow[0] = row;
        input.addTo(sessions.aggregates(), slotOfRow, oneRow, 1);
        sessions.setEmitted(slot);
        rowsOut.write(slot, isUpdate ? RowKind.UPDATE_AFTER : RowKind.INSERT, row, changes);
    }

    @Override
    public void advance(long watermark) {
        if (watermark <= advanced) {
            return;
        }
        advanced = watermark;
        fire(watermark);
        sessions.forgetUnusedKeys();
        if (emitsChanges || watermark > EventTime.LIMIT_MICROS) {
            next.advance(watermark);
        } else if (EventTime.isValid(watermark)) {
            long oldestEnd = watermark - options.latenessMicros();
            next.advance(
                    switch (options.resultTime()) {
                        case START -> starts.advance(oldestEnd - gap);
                        case END -> oldestEnd - EventTime.MICROS_PER_MILLI;
                    });
        }
    }

    private void fire(long watermark) {
        while (!dues.isEmpty() && dues.time() < watermark) {
            long time = dues.time();
            long start = dues.start();
            long number = dues.number();
            int slot = dues.slot();
            dues.pop();
            if (sessions.number(slot) != number) {
                continue;
            }
            if (dueOf(slot) != time || sessions.start(slot) != start) {
                dues.push(dueOf(slot), sessions.start(slot), number, slot);
            } else if (emitsChanges) {
                sessions.remove(slot);
            } else if (!sessions.isEmitted(slot)) {
                fire(slot);
            } else if (updates) {
                expire(slot);
            }
        }
        passFired();
        for (int i = 0; i < expiredCount; i++) {
            if (sessions.isInUse(expired[i])) {
                sessions.remove(expired[i]);
            }
        }
        expiredCount = 0;
    }

    private void fire(int slot) {
        sessions.setEmitted(slot);
        if (updates) {
            note(slot);
        }
        if (rowsOut.add(slot)) {
            passFired();
        }
    }

    /// Removed only when what fires has been passed on: it may be among that.
    private void expire(int slot) {
        if (expiredCount == expired.length) {
            expired = Arrays.copyOf(expired, 2 * expiredCount);
        }
        expired[expiredCount++] = slot;
    }

    private void passFired() {
        rowsOut.pass();
        if (!updates) {
            sessions.remove(rowsOut.slots(), rowsOut.count());
        }
        rowsOut.clear();
    }

    @Override
    public void finish() {
        if (!emitsChanges) {
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
        return sessions.stateBytes() + dues.stateBytes() + starts.stateBytes();
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong(advanced);
        sessions.snapshot(writer);
        starts.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        advanced = reader.readLong();
        sessions.restore(reader);
        starts.restore(reader);
        for (int slot = 0; slot < sessions.slots(); slot++) {
            if (sessions.isInUse(slot)) {
                note(slot);
            }
        }
    }
}
