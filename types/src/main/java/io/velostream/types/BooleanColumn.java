package io.velostream.types;

import java.util.Arrays;

/// Values of type BOOLEAN.
public final class BooleanColumn extends Column {
    private boolean[] values;

    public BooleanColumn(SqlType type, int capacity) {
        super(type, Storage.BOOLEAN, capacity);
        values = new boolean[capacity];
    }

    /// The array behind the column, for loops. It is replaced when the column grows.
    public boolean[] values() {
        return values;
    }

    public boolean get(int row) {
        return values[row];
    }

    public void set(int row, boolean value) {
        values[row] = value;
    }

    @Override
    void grow(int newCapacity) {
        values = Arrays.copyOf(values, newCapacity);
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        values[row] = ((BooleanColumn) from).values[fromRow];
    }
}
