package io.velostream.types;

import java.util.Arrays;

/// Values of type MAP: each row is a run of entries in [#keys] and [#values].
public final class MapColumn extends Column {
    private int[] starts;
    private int[] lengths;
    private final Column keys;
    private final Column values;
    private int used;

    public MapColumn(SqlType type, int capacity) {
        super(type, Storage.MAP, capacity);
        SqlType.Map map = (SqlType.Map) type;
        starts = new int[capacity];
        lengths = new int[capacity];
        keys = Column.of(map.key(), capacity);
        values = Column.of(map.value(), capacity);
    }

    @Override
    public void clear() {
        super.clear();
        keys.clear();
        values.clear();
        used = 0;
    }

    public Column keys() {
        return keys;
    }

    public Column values() {
        return values;
    }

    public int start(int row) {
        return starts[row];
    }

    public int length(int row) {
        return lengths[row];
    }

    /// Room for `length` entries of `row`; the returned entry row is the first of them.
    public int append(int row, int length) {
        keys.ensureCapacity(used + length);
        values.ensureCapacity(used + length);
        starts[row] = used;
        lengths[row] = length;
        used += length;
        return starts[row];
    }

    /// Adds one entry to `row`, which must be the row that was appended to last.
    public int extend(int row) {
        keys.ensureCapacity(used + 1);
        values.ensureCapacity(used + 1);
        lengths[row]++;
        return used++;
    }

    @Override
    void grow(int newCapacity) {
        starts = Arrays.copyOf(starts, newCapacity);
        lengths = Arrays.copyOf(lengths, newCapacity);
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        MapColumn other = (MapColumn) from;
        int length = other.lengths[fromRow];
        int target = append(row, length);
        for (int i = 0; i < length; i++) {
            keys.copy(target + i, other.keys, other.starts[fromRow] + i);
            values.copy(target + i, other.values, other.starts[fromRow] + i);
        }
    }
}
