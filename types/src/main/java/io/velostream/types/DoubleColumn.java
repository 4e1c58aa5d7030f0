package io.velostream.types;

import java.util.Arrays;

/// Values of type DOUBLE.
public final class DoubleColumn extends Column {
    private double[] values;

    public DoubleColumn(SqlType type, int capacity) {
        super(type, Storage.DOUBLE, capacity);
        values = new double[capacity];
    }

    /// The array behind the column, for loops. It is replaced when the column grows.
    public double[] values() {
        return values;
    }

    public double get(int row) {
        return values[row];
    }

    public void set(int row, double value) {
        values[row] = value;
    }

    @Override
    void grow(int newCapacity) {
        values = Arrays.copyOf(values, newCapacity);
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        values[row] = ((DoubleColumn) from).values[fromRow];
    }
}
