package io.velostream.types;

import java.math.BigInteger;
import java.util.Arrays;

/// Decimals of 19 to 38 digits: the stored integer as a signed high and an unsigned low half.
public final class Int128Column extends Column {
    private long[] high;
    private long[] low;

    public Int128Column(SqlType type, int capacity) {
        super(type, Storage.INT128, capacity);
        high = new long[capacity];
        low = new long[capacity];
    }

    /// The signed upper 64 bits by row. Replaced when the column grows.
    public long[] high() {
        return high;
    }

    /// The unsigned lower 64 bits by row. Replaced when the column grows.
    public long[] low() {
        return low;
    }

    public long high(int row) {
        return high[row];
    }

    public long low(int row) {
        return low[row];
    }

    public void set(int row, long highBits, long lowBits) {
        high[row] = highBits;
        low[row] = lowBits;
    }

    public BigInteger get(int row) {
        return Int128.toBigInteger(high[row], low[row]);
    }

    @Override
    void grow(int newCapacity) {
        high = Arrays.copyOf(high, newCapacity);
        low = Arrays.copyOf(low, newCapacity);
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        Int128Column other = (Int128Column) from;
        high[row] = other.high[fromRow];
        low[row] = other.low[fromRow];
    }
}
