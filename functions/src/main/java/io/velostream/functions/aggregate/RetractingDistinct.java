package io.velostream.functions.aggregate;

import io.velostream.functions.RetractingAccumulator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// [Distinct] over one argument, with rows taken back: counts how often each value is there, and
/// tells the other accumulator when it comes and when it goes.
final class RetractingDistinct extends RetractingState {
    private static final int[] FIRST_ROW = new int[1];

    private final RetractingAccumulator inner;
    private final ValueKeys keys;
    private final PairTable pairs = new PairTable();

    /// By entry of [#pairs].
    private long[] counts = new long[16];

    /// For how many groups the other accumulator has room.
    private int room;

    /// One value that comes or goes. It is made from its key, so that both are the same.
    private final Column[] value;

    private final Column result;
    private final int[] groupOfValue = new int[1];
    private final byte[] kind = new byte[1];
    private final RowErrors valueErrors = new RowErrors();

    RetractingDistinct(RetractingAccumulator inner, SqlType type, SqlType result) {
        this.inner = inner;
        this.keys = new ValueKeys(type, ValueKeys.Equality.SQL);
        this.value = new Column[] {Column.of(type, 1)};
        this.result = Column.of(result, 1);
    }

    @Override
    void put(int group, Column[] arguments, int row) {
        keys.use(arguments[0]);
        add(group, keys.key(arguments[0], row), 1);
    }

    private void add(int group, long key, long more) {
        int entry = pairs.add(group, key);
        if (entry < 0) {
            counts[~entry] += more;
            return;
        }
        if (counts.length < pairs.capacity()) {
            counts = Arrays.copyOf(counts, pairs.capacity());
        }
        counts[entry] = more;
        keys.hold(key);
        tell(group, key, RowKind.INSERT);
    }

    private void tell(int group, long key, byte change) {
        value[0].clear();
        keys.write(key, value[0], 0);
        groupOfValue[0] = group;
        kind[0] = change;
        inner.change(groupOfValue, FIRST_ROW, 1, kind, value, valueErrors);
    }

    @Override
    void take(int group, Column[] arguments, int row) {
        keys.use(arguments[0]);
        long key = keys.key(arguments[0], row);
        keys.hold(key);
        int entry = pairs.find(group, key);
        if (entry != PairTable.NONE && --counts[entry] == 0) {
            tell(group, key, RowKind.DELETE);
            pairs.remove(entry);
            keys.release(key);
        }
        keys.release(key);
    }

    @Override
    void write(int group, Column out, int row, RowErrors errors) {
        groupOfValue[0] = group;
        result.clear();
        inner.results(groupOfValue, 1, result, valueErrors);
        out.copy(row, result, 0);
        for (RowErrors.RowError error : valueErrors.list()) {
            errors.add(row, error.reason(), error.message());
        }
        valueErrors.clear();
    }

    @Override
    void grow(int count) {
        room = count;
        inner.ensureGroups(count);
        pairs.ensureGroups(count);
    }

    @Override
    void clear(int count) {
        inner.clear();
        // Room is made here once only, but there after every `clear`.
        inner.ensureGroups(room);
        pairs.clear();
        keys.clear();
    }

    @Override
    void reset(int group) {
        groupOfValue[0] = group;
        inner.reset(groupOfValue, 1);
        for (int entry = pairs.first(group); entry != PairTable.NONE; entry = pairs.next(entry)) {
            keys.release(pairs.key(entry));
        }
        pairs.reset(group);
    }

    @Override
    void merge(RetractingState other, int from, int to) {
        RetractingDistinct that = (RetractingDistinct) other;
        for (int entry = that.pairs.first(from);
                entry != PairTable.NONE;
                entry = that.pairs.next(entry)) {
            long key = keys.translate(that.keys, that.pairs.key(entry));
            add(to, key, that.counts[entry]);
        }
    }

    @Override
    public long stateBytes() {
        return inner.stateBytes() + keys.size() + pairs.bytes() + 8L * counts.length;
    }

    @Override
    void write(int count, StateWriter writer) {
        keys.write(writer);
        writer.writeInt(pairs.size());
        for (int group = 0; group < count; group++) {
            int entry = pairs.first(group);
            while (entry != PairTable.NONE) {
                writer.writeInt(group);
                writer.writeLong(pairs.key(entry));
                writer.writeLong(counts[entry]);
                entry = pairs.next(entry);
            }
        }
    }

    /// The other accumulator hears of the values as it did before.
    @Override
    void read(int count, StateReader reader) {
        keys.read(reader);
        int entries = reader.readInt();
        for (int i = 0; i < entries; i++) {
            add(reader.readInt(), reader.readLong(), reader.readLong());
        }
    }
}
