package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// `FIRST_VALUE` and `LAST_VALUE` by arrival, of the rows that are left.
final class RetractingPick extends RetractingState {
    private final boolean last;
    private final ValueKeys keys;
    private final ArrivalLists values = new ArrivalLists();

    RetractingPick(boolean last, SqlType type) {
        this.last = last;
        this.keys = new ValueKeys(type, ValueKeys.Equality.EXACT);
    }

    @Override
    void put(int group, Column[] arguments, int row) {
        keys.use(arguments[0]);
        long key = keys.key(arguments[0], row);
        keys.hold(key);
        values.add(group, key);
    }

    @Override
    void take(int group, Column[] arguments, int row) {
        keys.use(arguments[0]);
        long key = keys.key(arguments[0], row);
        keys.hold(key);
        if (values.takeBack(group, key)) {
            keys.release(key);
        }
        keys.release(key);
    }

    @Override
    void write(int group, Column out, int row, RowErrors errors) {
        int node = last ? values.last(group) : values.first(group);
        if (node == ArrivalLists.NONE) {
            out.setNull(row);
        } else {
            keys.write(values.key(node), out, row);
        }
    }

    @Override
    void grow(int count) {
        values.ensureGroups(count);
    }

    @Override
    void clear(int count) {
        values.clear();
        keys.clear();
    }

    @Override
    void reset(int group) {
        values.reset(group, keys::release);
    }

    @Override
    void merge(RetractingState other, int from, int to) {
        RetractingPick that = (RetractingPick) other;
        for (int node = that.values.first(from);
                node != ArrivalLists.NONE;
                node = that.values.next(node)) {
            long key = keys.translate(that.keys, that.values.key(node));
            keys.hold(key);
            values.add(to, key);
        }
    }

    @Override
    public long stateBytes() {
        return keys.size() + values.bytes();
    }

    @Override
    void write(int count, StateWriter writer) {
        keys.write(writer);
        for (int group = 0; group < count; group++) {
            values.write(group, writer);
        }
    }

    @Override
    void read(int count, StateReader reader) {
        keys.read(reader);
        for (int group = 0; group < count; group++) {
            values.read(group, reader, keys::hold);
        }
    }
}
