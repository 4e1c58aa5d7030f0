package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.Groups;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import java.util.Arrays;

/// Emits one row per group: keys, perhaps the window's start and end, results; groups in order of
/// appearance.
final class FinalRows {
    private final Grouping grouping;
    private final Survivors survivors;
    private final Operator next;
    private final Batch output;

    FinalRows(Schema schema, Grouping grouping, TaskContext context, Operator next) {
        this.grouping = grouping;
        this.next = next;
        survivors = new Survivors(context);
        output = Batch.of(schema, Batch.DEFAULT_CAPACITY);
    }

    void emit(Groups groups, long... windowBounds) {
        if (groups.isRetracting()) {
            emitLive(groups, windowBounds);
        } else {
            emitAll(groups, windowBounds);
        }
    }

    /// Also the groups whose rows have all gone.
    void emitAll(Groups groups, long... windowBounds) {
        for (int from = 0; from < groups.size(); from += Batch.DEFAULT_CAPACITY) {
            if (next.isSatisfied()) {
                return;
            }
            emit(
                    groups,
                    from,
                    Math.min(groups.size(), from + Batch.DEFAULT_CAPACITY),
                    windowBounds);
        }
    }

    /// All groups in the given order.
    void emitListed(Groups groups, int[] listed) {
        for (int from = 0; from < listed.length; from += Batch.DEFAULT_CAPACITY) {
            if (next.isSatisfied()) {
                return;
            }
            int to = Math.min(listed.length, from + Batch.DEFAULT_CAPACITY);
            emit(groups, Arrays.copyOfRange(listed, from, to), to - from, new long[0]);
        }
    }

    /// Leaves out groups whose rows have all gone.
    private void emitLive(Groups groups, long[] windowBounds) {
        int[] live = new int[Math.min(groups.size(), Batch.DEFAULT_CAPACITY)];
        int count = 0;
        for (int group = 0; group < groups.size(); group++) {
            if (groups.rowCount(group) > 0) {
                live[count++] = group;
            }
            boolean isLast = group == groups.size() - 1;
            if (count == Batch.DEFAULT_CAPACITY || (isLast && count > 0)) {
                if (next.isSatisfied()) {
                    return;
                }
                emit(groups, live, count, windowBounds);
                count = 0;
            }
        }
    }

    private void emit(Groups groups, int[] listed, int count, long[] windowBounds) {
        start(count);
        groups.keys(listed, count, output);
        int column = writeBounds(grouping.keys().size(), count, windowBounds);
        for (int i = 0; i < grouping.aggregates().size(); i++) {
            groups.results(i, listed, count, output.column(column++), survivors.errors());
            survivors.report(grouping.aggregates().get(i).name());
        }
        pass();
    }

    private void start(int count) {
        output.clear();
        output.setRowCount(count);
        survivors.start(output);
    }

    private int writeBounds(int firstColumn, int count, long[] windowBounds) {
        int column = firstColumn;
        for (long bound : windowBounds) {
            LongColumn bounds = (LongColumn) output.column(column++);
            Arrays.fill(bounds.values(), 0, count, bound);
        }
        return column;
    }

    private void emit(Groups groups, int from, int to, long[] windowBounds) {
        start(to - from);
        int column = 0;
        for (int i = 0; i < grouping.keys().size(); i++) {
            groups.keys(i, from, to, output.column(column++));
        }
        column = writeBounds(column, to - from, windowBounds);
        for (int i = 0; i < grouping.aggregates().size(); i++) {
            groups.results(i, from, to, output.column(column++), survivors.errors());
            survivors.report(grouping.aggregates().get(i).name());
        }
        pass();
    }

    private void pass() {
        survivors.drop();
        if (survivors.count() > 0) {
            output.select(survivors.rows(), survivors.count());
            next.process(output);
        }
    }
}
