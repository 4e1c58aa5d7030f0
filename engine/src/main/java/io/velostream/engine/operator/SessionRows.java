package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;

/// Sessions as rows: keys, start, end, results.
final class SessionRows {
    private final Grouping grouping;
    private final SessionTable sessions;
    private final Survivors survivors;
    private final Operator next;
    private final Batch output;
    private final SqlType timeType;
    private final int keyCount;
    private final Column[] keyColumns;
    private final Column[] results;
    private final int[] keys = new int[Batch.DEFAULT_CAPACITY];
    private final int[] slots = new int[Batch.DEFAULT_CAPACITY];
    private int count;

    SessionRows(
            Schema schema,
            Grouping grouping,
            SessionTable sessions,
            TaskContext context,
            Operator next) {
        this.grouping = grouping;
        this.sessions = sessions;
        this.next = next;
        survivors = new Survivors(context);
        output = Batch.of(schema, Batch.DEFAULT_CAPACITY);
        keyCount = grouping.keys().size();
        timeType = schema.type(keyCount);
        keyColumns = new Column[keyCount];
        for (int i = 0; i < keyCount; i++) {
            keyColumns[i] = output.column(i);
        }
        results = new Column[grouping.aggregates().size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = output.column(keyCount + 2 + i);
        }
    }

    /// Notes a session; says whether [#pass] must come before the next one.
    boolean add(int slot) {
        slots[count] = slot;
        keys[count++] = sessions.keyOf(slot);
        return count == Batch.DEFAULT_CAPACITY;
    }

    int count() {
        return count;
    }

    /// The sessions that were noted; the first [#count].
    int[] slots() {
        return slots;
    }

    void clear() {
        count = 0;
    }

    /// Emits the sessions that were noted, which stay noted.
    void pass() {
        if (count == 0 || next.isSatisfied()) {
            return;
        }
        fill();
        if (survivors.count() > 0) {
            output.select(survivors.rows(), survivors.count());
            next.process(output);
        }
    }

    private void fill() {
        output.clear();
        output.setRowCount(count);
        survivors.start(output);
        sessions.keys().keys(keys, count, output);
        long[] starts = ((LongColumn) output.column(keyCount)).values();
        long[] ends = ((LongColumn) output.column(keyCount + 1)).values();
        for (int i = 0; i < count; i++) {
            starts[i] = bound(sessions.start(slots[i]));
            ends[i] = bound(sessions.end(slots[i]));
        }
        for (int i = 0; i < results.length; i++) {
            sessions.aggregates().results(i, slots, count, results[i], survivors.errors());
            survivors.report(grouping.aggregates().get(i).name());
        }
        survivors.drop();
    }

    /// Writes one session as it is now.
    void write(int slot, byte kind, int sourceRow, ChangeWriter changes) {
        clear();
        add(slot);
        fill();
        clear();
        if (survivors.count() > 0) {
            changes.add(
                    kind,
                    sourceRow,
                    keyColumns,
                    0,
                    bound(sessions.start(slot)),
                    bound(sessions.end(slot)),
                    results,
                    0);
        }
    }

    private long bound(long micros) {
        return EventTime.fromMicros(micros, timeType);
    }
}
