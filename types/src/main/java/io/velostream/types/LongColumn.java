package io.velostream.types;

import java.util.Arrays;

/// Values of a type that fits 64 bits: INT, BIGINT, DATE, TIME, TIMESTAMP, intervals and decimals
/// of up to 18 digits.
public final class LongColumn extends Column {
    private long[] values;

    public LongColumn(SqlType type, int capacity) {
        super(type, Storage.LONG, capacity);
        values = new long[capacity];
    }

    /// The array behind the column, for loops. It is replaced when the column grows.
    public long[] values() {
        return values;
    }

    public long get(int row) {
        return values[row];
    }

    public void set(int row, long value) {
        values[row] = value;
    }

    @Override
    void grow(int newCapacity) {
        values = Arrays.copyOf(values, newCapacity);
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        values[row] = ((LongColumn) from).values[fromRow];
    }
}
