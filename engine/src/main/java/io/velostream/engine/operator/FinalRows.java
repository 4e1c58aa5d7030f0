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

    private void emit(Groups groups, int from, int to, long[] windowBounds) {
        output.clear();
        output.setRowCount(to - from);
        survivors.start(output);
        int column = 0;
        for (int i = 0; i < grouping.keys().size(); i++) {
            groups.keys(i, from, to, output.column(column++));
        }
        for (long bound : windowBounds) {
            LongColumn bounds = (LongColumn) output.column(column++);
            Arrays.fill(bounds.values(), 0, to - from, bound);
        }
        for (int i = 0; i < grouping.aggregates().size(); i++) {
            groups.results(i, from, to, output.column(column++), survivors.errors());
            survivors.report(grouping.aggregates().get(i).name());
        }
        survivors.drop();
        if (survivors.count() > 0) {
            output.select(survivors.rows(), survivors.count());
            next.process(output);
        }
    }
}
