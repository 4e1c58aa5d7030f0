package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.functions.RetractingAccumulator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// What accumulators that take rows back share: the loops over rows, and how many groups there are.
/// A subclass says what one row does to its group. A row with a null first argument does nothing.
abstract class RetractingState implements RetractingAccumulator {
    private int groups;
    private int capacity;

    /// Adds a row whose first argument is not null.
    abstract void put(int group, Column[] arguments, int row);

    /// Takes back a row whose first argument is not null. One that is not there is left alone where
    /// that can be known.
    abstract void take(int group, Column[] arguments, int row);

    /// Writes the group's result to `row` of `out`, which is not null yet.
    abstract void write(int group, Column out, int row, RowErrors errors);

    /// Makes room for `count` groups; new ones must be empty.
    abstract void grow(int count);

    /// Makes the groups `0..count`, which must be all, empty.
    abstract void clear(int count);

    abstract void reset(int group);

    /// Adds what group `from` of `other`, of the same class, holds.
    abstract void merge(RetractingState other, int from, int to);

    abstract void write(int count, StateWriter writer);

    /// Reads the groups `0..count`, for which there is room and which are empty.
    abstract void read(int count, StateReader reader);

    @Override
    public final void ensureGroups(int wanted) {
        if (wanted > capacity) {
            capacity = Math.max(wanted, Math.max(16, capacity * 2));
            grow(capacity);
        }
        groups = Math.max(groups, wanted);
    }

    @Override
    public final void add(
            int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!isSkipped(arguments, row)) {
                put(groupOfRow[row], arguments, row);
            }
        }
    }

    boolean isSkipped(Column[] arguments, int row) {
        return arguments[0].isNull(row);
    }

    @Override
    public final void addRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!isSkipped(arguments, row)) {
                put(groupOfRow[row], arguments, row);
            }
            write(groupOfRow[row], out, row, errors);
        }
    }

    @Override
    public final void change(
            int[] groupOfRow,
            int[] rows,
            int count,
            byte[] kinds,
            Column[] arguments,
            RowErrors errors) {
        for (int i = 0; i < count; i++) {
            change(groupOfRow[rows[i]], kinds, arguments, rows[i]);
        }
    }

    private void change(int group, byte[] kinds, Column[] arguments, int row) {
        if (isSkipped(arguments, row)) {
            return;
        }
        if (RowKind.isAddition(kinds[row])) {
            put(group, arguments, row);
        } else {
            take(group, arguments, row);
        }
    }

    @Override
    public final void changeRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            byte[] kinds,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            change(groupOfRow[row], kinds, arguments, row);
            write(groupOfRow[row], out, row, errors);
        }
    }

    @Override
    public final void results(int from, int to, Column out, RowErrors errors) {
        for (int group = from; group < to; group++) {
            write(group, out, group - from, errors);
        }
    }

    @Override
    public final void results(int[] groups, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            write(groups[i], out, i, errors);
        }
    }

    @Override
    public final void merge(Accumulator other, int[] from, int[] to, int count) {
        RetractingState that = (RetractingState) other;
        for (int i = 0; i < count; i++) {
            merge(that, from[i], to[i]);
        }
    }

    @Override
    public final void reset(int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            reset(groups[i]);
        }
    }

    @Override
    public final void clear() {
        clear(groups);
        groups = 0;
    }

    @Override
    public final void snapshot(int count, StateWriter writer) {
        writer.writeInt(count);
        write(count, writer);
    }

    @Override
    public final void restore(StateReader reader) {
        clear();
        int count = reader.readInt();
        ensureGroups(count);
        read(count, reader);
    }
}
