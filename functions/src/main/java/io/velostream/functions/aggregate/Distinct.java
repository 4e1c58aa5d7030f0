package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;

/// Lets only the first row of each value through to another accumulator: `COUNT(DISTINCT x)`.
/// Exact: it keeps every (group, value).
///
/// Two groups are merged value by value: what the target does not know is added to it like a row.
final class Distinct implements Accumulator {
    private final Accumulator inner;
    private final ValueKeys keys;
    private final PairTable pairs = new PairTable();

    /// The arguments behind the first one, which a merge must be able to add again.
    private final RowKeys others;

    /// By entry of [#pairs]: its key in [#others].
    private int[] otherKeys = new int[0];

    private int[] kept = new int[0];

    /// The first argument with a null in every row that repeats a value.
    private final Column masked;

    /// The rows that a merge adds.
    private final Column[] merged;

    private int[] groupOfMerged = new int[0];

    /// @param types of the arguments; the values of the first are compared
    Distinct(Accumulator inner, List<SqlType> types) {
        this.inner = inner;
        this.keys = new ValueKeys(types.getFirst(), ValueKeys.Equality.SQL);
        this.others = new RowKeys(types.subList(1, types.size()));
        this.masked = Column.of(types.getFirst(), 0);
        this.merged = types.stream().map(t -> Column.of(t, 0)).toArray(Column[]::new);
    }

    @Override
    public void ensureGroups(int groups) {
        inner.ensureGroups(groups);
        pairs.ensureGroups(groups);
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        int n = keepNew(groupOfRow, rows, count, arguments);
        inner.add(groupOfRow, kept, n, arguments, errors);
    }

    /// Leaves the rows of new values in [#kept] and returns how many those are.
    private int keepNew(int[] groupOfRow, int[] rows, int count, Column[] arguments) {
        if (kept.length < count) {
            kept = new int[count];
        }
        Column column = arguments[0];
        keys.use(column);
        boolean nullable = column.hasNulls();
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                continue;
            }
            long key = keys.key(column, row);
            int entry = pairs.add(groupOfRow[row], key);
            if (entry >= 0) {
                keys.hold(key);
                keepOthers(entry, others.isEmpty() ? 0 : others.key(arguments, 1, row));
                kept[n++] = row;
            }
        }
        return n;
    }

    private void keepOthers(int entry, int key) {
        if (others.isEmpty()) {
            return;
        }
        if (otherKeys.length < pairs.capacity()) {
            otherKeys = Arrays.copyOf(otherKeys, pairs.capacity());
        }
        otherKeys[entry] = key;
        others.hold(key);
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
        int n = keepNew(groupOfRow, rows, count, arguments);
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
    public void merge(Accumulator other, int[] from, int[] to, int count) {
        Distinct that = (Distinct) other;
        int n = 0;
        for (Column column : merged) {
            column.clear();
        }
        for (int i = 0; i < count; i++) {
            int entry = that.pairs.first(from[i]);
            while (entry != PairTable.NONE) {
                long key = keys.translate(that.keys, that.pairs.key(entry));
                int mine = pairs.add(to[i], key);
                if (mine >= 0) {
                    keys.hold(key);
                    int otherKey =
                            others.isEmpty()
                                    ? 0
                                    : others.translate(that.others, that.otherKeys[entry]);
                    keepOthers(mine, otherKey);
                    addMerged(n++, to[i], key, otherKey);
                }
                entry = that.pairs.next(entry);
            }
        }
        if (kept.length < n) {
            kept = new int[groupOfMerged.length];
        }
        for (int row = 0; row < n; row++) {
            kept[row] = row;
        }
        // Only results can be errors, never arguments.
        inner.add(groupOfMerged, kept, n, merged, new RowErrors());
    }

    private void addMerged(int row, int group, long key, int otherKey) {
        if (row == groupOfMerged.length) {
            int capacity = Math.max(16, row * 2);
            groupOfMerged = Arrays.copyOf(groupOfMerged, capacity);
            for (Column column : merged) {
                column.ensureCapacity(capacity);
            }
        }
        groupOfMerged[row] = group;
        keys.write(key, merged[0], row);
        if (!others.isEmpty()) {
            others.write(otherKey, merged, 1, row);
        }
    }

    @Override
    public void reset(int[] groups, int count) {
        inner.reset(groups, count);
        for (int i = 0; i < count; i++) {
            int entry = pairs.first(groups[i]);
            while (entry != PairTable.NONE) {
                int next = pairs.next(entry);
                keys.release(pairs.key(entry));
                if (!others.isEmpty()) {
                    others.release(otherKeys[entry]);
                }
                pairs.remove(entry);
                entry = next;
            }
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        inner.results(from, to, out, errors);
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        inner.results(groups, count, out, errors);
    }

    @Override
    public long stateBytes() {
        return inner.stateBytes()
                + pairs.bytes()
                + keys.size()
                + others.size()
                + 4L * otherKeys.length;
    }

    @Override
    public void clear() {
        inner.clear();
        keys.clear();
        others.clear();
        pairs.clear();
    }

    @Override
    public void snapshot(int groups, StateWriter writer) {
        inner.snapshot(groups, writer);
        keys.write(writer);
        others.write(writer);
        writer.writeInt(groups);
        writer.writeInt(pairs.size());
        for (int group = 0; group < groups; group++) {
            int entry = pairs.first(group);
            while (entry != PairTable.NONE) {
                writer.writeInt(group);
                writer.writeLong(pairs.key(entry));
                writer.writeInt(others.isEmpty() ? 0 : otherKeys[entry]);
                entry = pairs.next(entry);
            }
        }
    }

    @Override
    public void restore(StateReader reader) {
        inner.restore(reader);
        keys.read(reader);
        others.read(reader);
        pairs.clear();
        pairs.ensureGroups(reader.readInt());
        int count = reader.readInt();
        for (int i = 0; i < count; i++) {
            int group = reader.readInt();
            long key = reader.readLong();
            int entry = pairs.add(group, key);
            keys.hold(key);
            keepOthers(entry, reader.readInt());
        }
    }
}
