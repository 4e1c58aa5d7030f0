package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.Groups;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;

/// Adds late rows to a window that has fired, and emits what that changes: one update per group,
/// however many rows it got.
final class Corrections {
    private final Grouping grouping;
    private final boolean withOld;
    private final boolean wantsOld;
    private final Survivors survivors;
    private final ChangeWriter changes;
    private final int keyCount;
    private final Batch fresh;
    private final Column[] keys;
    private final Column[] results;
    private final Column[] oldResults;
    private final RowErrors ignored = new RowErrors();
    private int[] touched = new int[0];
    private boolean[] isTouched = new boolean[0];
    private boolean[] wasThere = new boolean[0];

    Corrections(
            Schema schema,
            Grouping grouping,
            WindowOptions options,
            TaskContext context,
            Operator next) {
        this.grouping = grouping;
        keyCount = grouping.keys().size();
        withOld = options.changelog() == Changelog.RETRACT;
        wantsOld = withOld || options.retracting();
        survivors = new Survivors(context);
        changes = new ChangeWriter(schema, keyCount, next);
        fresh = Batch.of(schema, Batch.DEFAULT_CAPACITY);
        keys = new Column[keyCount];
        for (int i = 0; i < keyCount; i++) {
            keys[i] = fresh.column(i);
        }
        results = new Column[grouping.aggregates().size()];
        oldResults = new Column[results.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = fresh.column(keyCount + 2 + i);
            oldResults[i] = Column.of(results[i].type(), Batch.DEFAULT_CAPACITY);
        }
    }

    /// Adds the rows that are noted in `pane`.
    void add(GroupedRows input, Pane pane, long start, long end) {
        Groups groups = pane.groups();
        int known = groups.size();
        int[] groupOfRow = input.find(groups, pane.rows(), pane.count());
        int count = listTouched(groups, known, groupOfRow, pane.rows(), pane.count());
        if (wantsOld) {
            computeOld(groups, count);
        }
        input.addFound(groups, pane.rows(), pane.count());
        compute(groups, count);
        for (int i = 0; i < survivors.count(); i++) {
            int row = survivors.rows()[i];
            emit(row, groups.rowCount(touched[row]) > 0, start, end);
        }
    }

    private int listTouched(Groups groups, int known, int[] groupOfRow, int[] rows, int rowCount) {
        if (isTouched.length < groups.size()) {
            isTouched = new boolean[groups.size() * 2];
        }
        if (touched.length < rowCount) {
            touched = new int[rowCount];
            wasThere = new boolean[rowCount];
        }
        int count = 0;
        for (int i = 0; i < rowCount; i++) {
            int group = groupOfRow[rows[i]];
            if (!isTouched[group]) {
                isTouched[group] = true;
                wasThere[count] = group < known && groups.rowCount(group) > 0;
                touched[count++] = group;
            }
        }
        for (int i = 0; i < count; i++) {
            isTouched[touched[i]] = false;
        }
        return count;
    }

    private void computeOld(Groups groups, int count) {
        for (int i = 0; i < oldResults.length; i++) {
            oldResults[i].clear();
            oldResults[i].ensureCapacity(count);
            groups.results(i, touched, count, oldResults[i], ignored);
        }
        ignored.clear();
    }

    private void compute(Groups groups, int count) {
        fresh.clear();
        for (int i = 0; i < fresh.columnCount(); i++) {
            fresh.column(i).ensureCapacity(count);
        }
        fresh.setRowCount(count);
        survivors.start(fresh);
        groups.keys(touched, count, fresh);
        for (int i = 0; i < results.length; i++) {
            groups.results(i, touched, count, results[i], survivors.errors());
            survivors.report(grouping.aggregates().get(i).name());
        }
        survivors.drop();
    }

    private void emit(int row, boolean isThere, long start, long end) {
        boolean was = wasThere[row];
        if (was && isThere) {
            if (withOld) {
                changes.keepTogether();
                changes.add(RowKind.UPDATE_BEFORE, -1, keys, row, start, end, oldResults, row);
            }
            changes.add(RowKind.UPDATE_AFTER, -1, keys, row, start, end, results, row);
        } else if (isThere) {
            changes.add(RowKind.INSERT, -1, keys, row, start, end, results, row);
        } else if (was) {
            changes.add(RowKind.DELETE, -1, keys, row, start, end, oldResults, row);
        }
    }

    void flush() {
        changes.flush();
    }
}
