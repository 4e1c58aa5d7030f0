package io.velostream.functions.aggregate;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Storage;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A 64-bit number for each value of one type, the same for equal values: the value itself where it
/// fits, else a number in a pool of values. Whoever keeps a key must [#hold] it.
final class ValueKeys {
    /// Which values have the same key.
    enum Equality {
        /// As SQL has it: the two zeros are equal.
        SQL,
        /// Those that nothing can tell apart.
        EXACT
    }

    private final Storage storage;
    private final boolean isExact;
    private final ValuePool pool = new ValuePool();
    private final ValueBytes bytes = new ValueBytes();

    /// The dictionary of the last batch.
    private @Nullable Dictionary foreign;

    /// By its entries: what they are in the pool, plus one; 0 if not known. Believed only if the
    /// pool's value still is that entry, because the pool uses its numbers again.
    private int[] ours = new int[0];

    /// By number in the pool: the entry that was found to be it.
    private int[] entryOf = new int[0];

    ValueKeys(SqlType type, Equality equality) {
        storage = type.storage();
        isExact = equality == Equality.EXACT;
    }

    /// Prepares for a batch.
    void use(Column column) {
        if (!(column instanceof TextColumn text) || !text.isDictionary()) {
            return;
        }
        if (foreign != text.dictionary()) {
            foreign = text.dictionary();
            Arrays.fill(ours, 0);
        }
        int size = text.dictionary().size();
        if (ours.length < size) {
            ours = Arrays.copyOf(ours, Math.max(size, ours.length * 2));
        }
    }

    /// The key of a value that is not null.
    long key(Column column, int row) {
        return switch (column) {
            case LongColumn longs -> longs.get(row);
            case DoubleColumn doubles -> key(doubles.get(row));
            case BooleanColumn booleans -> booleans.get(row) ? 1 : 0;
            case TextColumn text -> key(text, row);
            case Int128Column _, ArrayColumn _, MapColumn _, StructColumn _ -> {
                bytes.encode(column, row);
                yield pool.intern(bytes.bytes(), bytes.start(), bytes.length());
            }
        };
    }

    /// All NaNs are equal.
    private long key(double value) {
        return Double.doubleToLongBits(value == 0 && !isExact ? 0.0 : value);
    }

    private int key(TextColumn text, int row) {
        if (!text.isDictionary()) {
            return pool.intern(text.bytes(), text.start(row), text.length(row));
        }
        int entry = text.ids()[row];
        int known = ours[entry] - 1;
        if (known >= 0 && entryOf[known] == entry + 1) {
            return known;
        }
        int id = pool.intern(text.dictionary().bytes(), text.start(row), text.length(row));
        ours[entry] = id + 1;
        if (id >= entryOf.length) {
            entryOf = Arrays.copyOf(entryOf, Math.max(id + 1, entryOf.length * 2));
        }
        entryOf[id] = entry + 1;
        return id;
    }

    private boolean isPooled() {
        return switch (storage) {
            case LONG, DOUBLE, BOOLEAN -> false;
            case TEXT, INT128, ARRAY, MAP, STRUCT -> true;
        };
    }

    /// Compares the values of two keys as `ORDER BY` does; NaN is greater than every number. Not
    /// for nested types.
    int compare(long a, long b) {
        return switch (storage) {
            case LONG, BOOLEAN -> Long.compare(a, b);
            case DOUBLE -> Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
            case TEXT -> pool.compare((int) a, (int) b);
            case INT128 -> {
                ByteBuffer all = ByteBuffer.wrap(pool.bytes());
                int atA = pool.start((int) a);
                int atB = pool.start((int) b);
                yield Int128.compare(
                        all.getLong(atA),
                        all.getLong(atA + 8),
                        all.getLong(atB),
                        all.getLong(atB + 8));
            }
            case ARRAY, MAP, STRUCT -> throw new IllegalStateException(storage + " has no order");
        };
    }

    void hold(long key) {
        if (isPooled()) {
            pool.hold((int) key);
        }
    }

    void release(long key) {
        if (isPooled() && pool.release((int) key) && key < entryOf.length) {
            entryOf[(int) key] = 0;
        }
    }

    /// Makes the value of the key that of a row of a cleared column.
    void write(long key, Column out, int row) {
        switch (out) {
            case LongColumn longs -> longs.set(row, key);
            case DoubleColumn doubles -> doubles.set(row, Double.longBitsToDouble(key));
            case BooleanColumn booleans -> booleans.set(row, key != 0);
            case TextColumn _, Int128Column _, ArrayColumn _, MapColumn _, StructColumn _ -> {
                int id = (int) key;
                bytes.decode(pool.bytes(), pool.start(id), pool.length(id), out, row);
            }
        }
    }

    /// The key here of a key of `other`.
    long translate(ValueKeys other, long key) {
        if (other == this || !isPooled()) {
            return key;
        }
        int id = (int) key;
        return pool.intern(other.pool.bytes(), other.pool.start(id), other.pool.length(id));
    }

    void clear() {
        pool.clear();
        Arrays.fill(ours, 0);
    }

    /// How much memory this takes.
    long size() {
        return pool.size() + 4L * (ours.length + entryOf.length);
    }

    void write(StateWriter writer) {
        pool.write(writer);
    }

    /// Whoever held a key must [#hold] it again.
    void read(StateReader reader) {
        clear();
        pool.read(reader);
    }
}
