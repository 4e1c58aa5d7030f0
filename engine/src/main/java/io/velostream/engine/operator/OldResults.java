package io.velostream.engine.operator;

import io.velostream.engine.group.Groups;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import java.util.Arrays;

/// What the groups of the rows at hand gave before each of them: the running result of the row
/// before it in the same group, or what the group held at the start.
final class OldResults {
    /// There was no result.
    static final int NONE = -1;

    private final int resultCount;
    private final Column[] stored;
    private final Column[] listed;
    private final RowErrors errors = new RowErrors();
    private int[] before = new int[0];
    private int[] lastRowOf = new int[0];
    private int[] firsts = new int[0];
    private int storedCount;

    /// @param results templates, of whose types new columns are made
    OldResults(Column[] results) {
        resultCount = results.length;
        stored = new Column[resultCount];
        listed = new Column[resultCount];
        for (int i = 0; i < resultCount; i++) {
            stored[i] = Column.of(results[i].type(), 64);
            listed[i] = Column.of(results[i].type(), 64);
        }
    }

    /// Forgets all, for new rows with numbers up to `rowCount`.
    void clear(int rowCount) {
        storedCount = 0;
        for (Column column : stored) {
            column.clear();
        }
        if (before.length < rowCount) {
            before = new int[rowCount];
        }
    }

    /// Notes what is there before rows are added, which have just been assigned.
    ///
    /// @param known how many groups there were before that
    void note(Groups groups, int known, int[] groupOfRow, int[] rows, int count) {
        if (lastRowOf.length < groups.size()) {
            lastRowOf = new int[Math.max(groups.size(), lastRowOf.length * 2)];
            Arrays.fill(lastRowOf, NONE);
        }
        if (firsts.length < count) {
            firsts = new int[count];
        }
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            int last = lastRowOf[group];
            lastRowOf[group] = row;
            if (last != NONE) {
                before[row] = last;
            } else if (group < known && groups.rowCount(group) > 0) {
                // Beyond the rows' own numbers, so that one number tells which it is.
                before[row] = storedAt(storedCount + distinct);
                firsts[distinct++] = group;
            } else {
                before[row] = NONE;
            }
        }
        for (int i = 0; i < count; i++) {
            lastRowOf[groupOfRow[rows[i]]] = NONE;
        }
        if (distinct > 0) {
            store(groups, distinct);
        }
    }

    private void store(Groups groups, int distinct) {
        for (int i = 0; i < resultCount; i++) {
            listed[i].clear();
            listed[i].ensureCapacity(distinct);
            groups.results(i, firsts, distinct, listed[i], errors);
            stored[i].ensureCapacity(storedCount + distinct);
            for (int j = 0; j < distinct; j++) {
                stored[i].copy(storedCount + j, listed[i], j);
            }
        }
        // What could not be computed now could not be emitted then: its value here is null, and
        // so is that of the row that is taken back.
        errors.clear();
        storedCount += distinct;
    }

    private static int storedAt(int index) {
        return -2 - index;
    }

    /// [#NONE], the number of an earlier row, or, if [#isStored], a place among [#stored].
    int before(int row) {
        return before[row];
    }

    static boolean isStored(int before) {
        return before <= -2;
    }

    /// The row of [#stored] that `before` stands for.
    static int storedRow(int before) {
        return -2 - before;
    }

    Column[] stored() {
        return stored;
    }
}
