package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Aggregates of the values of a group whatever their order of arrival, with rows taken back: MIN,
/// MAX, MEDIAN, and the variances. All of them keep the values sorted and counted.
final class RetractingSorted extends RetractingState {
    /// Writes a result.
    interface Finish {
        /// @param values the group is not empty
        void write(SortedCounts values, ValueKeys keys, int group, Column out, int row);
    }

    private final Finish finish;
    private final ValueKeys keys;
    private final SortedCounts values;

    RetractingSorted(Finish finish, SqlType type) {
        this.finish = finish;
        this.keys = new ValueKeys(type, ValueKeys.Equality.EXACT);
        this.values = new SortedCounts(keys::compare);
    }

    @Override
    void put(int group, Column[] arguments, int row) {
        keys.use(arguments[0]);
        add(group, keys.key(arguments[0], row), 1);
    }

    private void add(int group, long key, long more) {
        int node = values.add(group, key, more);
        if (values.count(node) == more) {
            // Each node holds its key once, however often it counts.
            keys.hold(key);
        }
    }

    @Override
    void take(int group, Column[] arguments, int row) {
        keys.use(arguments[0]);
        long key = keys.key(arguments[0], row);
        keys.hold(key);
        int node = values.find(group, key);
        if (node != SortedCounts.NONE && values.remove(group, node)) {
            keys.release(key);
        }
        keys.release(key);
    }

    @Override
    void write(int group, Column out, int row, RowErrors errors) {
        if (values.size(group) == 0) {
            out.setNull(row);
        } else {
            finish.write(values, keys, group, out, row);
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
        values.forEach(group, node -> keys.release(values.key(node)));
        values.reset(group);
    }

    @Override
    void merge(RetractingState other, int from, int to) {
        RetractingSorted that = (RetractingSorted) other;
        that.values.forEach(
                from,
                node -> {
                    long key = keys.translate(that.keys, that.values.key(node));
                    add(to, key, that.values.count(node));
                });
    }

    @Override
    public long stateBytes() {
        return keys.size() + values.bytes();
    }

    @Override
    void write(int count, StateWriter writer) {
        keys.write(writer);
        for (int group = 0; group < count; group++) {
            values.forEach(
                    group,
                    node -> {
                        writer.writeBoolean(true);
                        writer.writeLong(values.key(node));
                        writer.writeLong(values.count(node));
                    });
            writer.writeBoolean(false);
        }
    }

    @Override
    void read(int count, StateReader reader) {
        keys.read(reader);
        for (int group = 0; group < count; group++) {
            while (reader.readBoolean()) {
                add(group, reader.readLong(), reader.readLong());
            }
        }
    }
}
