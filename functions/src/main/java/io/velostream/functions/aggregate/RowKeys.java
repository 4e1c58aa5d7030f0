package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// A small number for each row of some columns, the same for equal rows, nulls included. Whoever
/// keeps one must [#hold] it.
final class RowKeys {
    private final ValuePool pool = new ValuePool();
    private final ValueBytes bytes = new ValueBytes();
    private final int columns;

    RowKeys(List<SqlType> types) {
        columns = types.size();
    }

    /// Whether there are no columns, so that nobody needs keys.
    boolean isEmpty() {
        return columns == 0;
    }

    /// The key of a row of `arguments[first..]`.
    int key(Column[] arguments, int first, int row) {
        bytes.encodeRow(arguments, first, row);
        return pool.intern(bytes.bytes(), bytes.start(), bytes.length());
    }

    void hold(int key) {
        pool.hold(key);
    }

    void release(int key) {
        pool.release(key);
    }

    /// Makes the row of the key that of `row` of the cleared columns `out[first..]`.
    void write(int key, Column[] out, int first, int row) {
        bytes.decodeRow(pool.bytes(), pool.start(key), pool.length(key), out, first, row);
    }

    /// The key here of a key of `other`.
    int translate(RowKeys other, int key) {
        return other == this
                ? key
                : pool.intern(other.pool.bytes(), other.pool.start(key), other.pool.length(key));
    }

    void clear() {
        pool.clear();
    }

    /// How much memory this takes.
    long size() {
        return pool.size();
    }

    void write(StateWriter writer) {
        pool.write(writer);
    }

    /// Whoever held a key must [#hold] it again.
    void read(StateReader reader) {
        pool.read(reader);
    }
}
