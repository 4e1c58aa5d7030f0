package io.velostream.types;

import java.util.Arrays;

/// Values of type ARRAY: each row is a run of rows of [#elements].
public final class ArrayColumn extends Column {
    private int[] starts;
    private int[] lengths;
    private final Column elements;
    private int used;

    public ArrayColumn(SqlType type, int capacity) {
        super(type, Storage.ARRAY, capacity);
        starts = new int[capacity];
        lengths = new int[capacity];
        elements = Column.of(((SqlType.Array) type).element(), capacity);
    }

    @Override
    public void clear() {
        super.clear();
        elements.clear();
        used = 0;
    }

    public Column elements() {
        return elements;
    }

    public int start(int row) {
        return starts[row];
    }

    public int length(int row) {
        return lengths[row];
    }

    /// Room for `length` elements of `row`; the returned element row is the first of them.
    public int append(int row, int length) {
        elements.ensureCapacity(used + length);
        starts[row] = used;
        lengths[row] = length;
        used += length;
        return starts[row];
    }

    /// Adds one element to `row`, which must be the row that was appended to last.
    public int extend(int row) {
        elements.ensureCapacity(used + 1);
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
        ArrayColumn other = (ArrayColumn) from;
        int length = other.lengths[fromRow];
        int target = append(row, length);
        for (int i = 0; i < length; i++) {
            elements.copy(target + i, other.elements, other.starts[fromRow] + i);
        }
    }
}
