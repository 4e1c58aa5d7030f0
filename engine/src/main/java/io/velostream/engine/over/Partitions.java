package io.velostream.engine.over;

import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Survivors;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// Numbers partitions from 0 in order of appearance.
final class Partitions {
    private static final int BYTES_PER_WORD = 24;

    private final NamedEvaluator[] keys;
    private final List<SqlType> types;
    private final Column[] keyColumns;
    private KeyCodec codec;
    private Groups groups;

    Partitions(List<NamedEvaluator> keys, List<SqlType> types) {
        this.keys = keys.toArray(NamedEvaluator[]::new);
        this.types = List.copyOf(types);
        keyColumns = new Column[this.keys.length];
        codec = new KeyCodec(types);
        groups = new Groups(codec);
    }

    /// Computes the keys of the survivors; rows that fail leave.
    void evaluate(Survivors survivors) {
        for (int i = 0; i < keys.length; i++) {
            keyColumns[i] = survivors.evaluate(keys[i]);
        }
    }

    /// The partitions of the survivors, at least one, by row number; valid until the next call.
    int[] assign(Batch batch, Survivors survivors) {
        codec.encode(keyColumns, survivors.rows(), survivors.count(), batch.rowCount());
        return groups.assign(survivors.rows(), survivors.count());
    }

    int count() {
        return groups.size();
    }

    /// Forgets all but `kept[0..keptCount)`, ascending; partition `kept[i]` becomes number `i`.
    void keep(int[] kept, int keptCount) {
        int size = groups.size();
        Column[] columns = new Column[types.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.of(types.get(i), Math.max(1, size));
            groups.keys(i, 0, size, columns[i]);
        }
        codec = new KeyCodec(types);
        groups = new Groups(codec);
        if (keptCount > 0) {
            codec.encode(columns, kept, keptCount, size);
            groups.assign(kept, keptCount);
        }
    }

    long bytes() {
        return (long) groups.capacity() * BYTES_PER_WORD * Math.max(1, types.size());
    }

    void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        groups.snapshot(writer);
    }

    void restore(StateReader reader) {
        codec.restore(reader);
        groups.restore(reader);
    }
}
