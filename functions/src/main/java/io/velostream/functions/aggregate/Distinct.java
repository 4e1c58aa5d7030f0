package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Lets only the first row of each value through to another accumulator: `COUNT(DISTINCT x)`.
/// Exact: it keeps every (group, value).
final class Distinct implements Accumulator {
    private final Accumulator inner;
    private final ValueKeys keys = new ValueKeys();
    private final PairSet pairs = new PairSet();
    private int[] kept = new int[0];

    /// The first argument with a null in every row that repeats a value.
    private final Column masked;

    /// @param type of the first argument, whose values are compared
    Distinct(Accumulator inner, SqlType type) {
        this.inner = inner;
        this.masked = Column.of(type, 0);
    }

    @Override
    public void ensureGroups(int groups) {
        inner.ensureGroups(groups);
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        int n = keepNew(groupOfRow, rows, count, arguments[0]);
        inner.add(groupOfRow, kept, n, arguments, errors);
    }

    /// Leaves the rows of new values in [#kept] and returns how many those are.
    private int keepNew(int[] groupOfRow, int[] rows, int count, Column column) {
        if (kept.length < count) {
            kept = new int[count];
        }
        keys.use(column);
        boolean nullable = column.hasNulls();
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if ((!nullable || !column.isNull(row))
                    && pairs.add(groupOfRow[row], keys.key(column, row))) {
                kept[n++] = row;
            }
        }
        return n;
    }

    @Override
    public void addRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        // A repeated value becomes a null, which every aggregate skips and yet writes its result.
        int n = keepNew(groupOfRow, rows, count, arguments[0]);
        masked.clear();
        masked.ensureCapacity(arguments[0].capacity());
        int next = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (next < n && kept[next] == row) {
                masked.copy(row, arguments[0], row);
                next++;
            } else {
                masked.setNull(row);
            }
        }
        Column[] shown = arguments.clone();
        shown[0] = masked;
        inner.addRunning(groupOfRow, rows, count, shown, out, errors);
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        inner.results(from, to, out, errors);
    }

    @Override
    public void clear() {
        inner.clear();
        keys.clear();
        pairs.clear();
    }

    @Override
    public void snapshot(int groups, StateWriter writer) {
        inner.snapshot(groups, writer);
        keys.write(writer);
        pairs.write(writer);
    }

    @Override
    public void restore(StateReader reader) {
        inner.restore(reader);
        keys.read(reader);
        pairs.read(reader);
    }
}
