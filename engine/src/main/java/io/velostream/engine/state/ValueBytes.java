package io.velostream.engine.state;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Single values of any type as bytes, and back. The buffer is reused and keeps
/// [Dictionary#PADDING] readable bytes on both sides of what is written.
///
/// In **canonical** form two values have the same bytes exactly if GROUP BY takes them for equal:
/// `-0.0` is `0.0`, there is one NaN, and a map's entries are ordered.
public final class ValueBytes {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int START = Dictionary.PADDING;

    private final boolean canonical;
    private byte[] bytes = new byte[128];
    private int end = START;

    public ValueBytes(boolean canonical) {
        this.canonical = canonical;
    }

    public void clear() {
        end = START;
    }

    public byte[] bytes() {
        return bytes;
    }

    /// Where the first byte lies in [#bytes].
    public int start() {
        return START;
    }

    public int length() {
        return end - START;
    }

    /// Appends the value, or its absence.
    public void write(Column column, int row) {
        boolean isNull = column.isNull(row);
        putByte(isNull ? 0 : 1);
        if (isNull) {
            return;
        }
        switch (column) {
            case BooleanColumn booleans -> putByte(booleans.get(row) ? 1 : 0);
            case LongColumn longs -> putLong(longs.get(row));
            case DoubleColumn doubles -> putLong(bitsOf(doubles.get(row)));
            case Int128Column wide -> {
                putLong(wide.high(row));
                putLong(wide.low(row));
            }
            case TextColumn text -> {
                byte[] from = text.isDictionary() ? text.dictionary().bytes() : text.bytes();
                putBytes(from, text.start(row), text.length(row));
            }
            case ArrayColumn array -> {
                putInt(array.length(row));
                for (int i = 0; i < array.length(row); i++) {
                    write(array.elements(), array.start(row) + i);
                }
            }
            case MapColumn map -> writeMap(map, row);
            case StructColumn struct -> {
                for (int i = 0; i < struct.fieldCount(); i++) {
                    write(struct.field(i), row);
                }
            }
        }
    }

    private void writeMap(MapColumn map, int row) {
        int length = map.length(row);
        putInt(length);
        int first = end;
        byte[][] entries = new byte[canonical ? length : 0][];
        for (int i = 0; i < length; i++) {
            int begin = end;
            write(map.keys(), map.start(row) + i);
            write(map.values(), map.start(row) + i);
            if (canonical) {
                entries[i] = Arrays.copyOfRange(bytes, begin, end);
            }
        }
        if (canonical && length > 1) {
            Arrays.sort(entries, Arrays::compareUnsigned);
            int at = first;
            for (byte[] entry : entries) {
                System.arraycopy(entry, 0, bytes, at, entry.length);
                at += entry.length;
            }
        }
    }

    private long bitsOf(double value) {
        // Adding 0.0 makes -0.0 positive; doubleToLongBits knows one NaN only.
        return canonical ? Double.doubleToLongBits(value + 0.0) : Double.doubleToRawLongBits(value);
    }

    /// Sets a value of `column` from the bytes at `offset`; returns the position behind them.
    public static int read(byte[] from, int offset, Column column, int row) {
        int at = offset + 1;
        if (from[offset] == 0) {
            column.setNull(row);
            return at;
        }
        return switch (column) {
            case BooleanColumn booleans -> {
                booleans.set(row, from[at] != 0);
                yield at + 1;
            }
            case LongColumn longs -> {
                longs.set(row, (long) LONGS.get(from, at));
                yield at + 8;
            }
            case DoubleColumn doubles -> {
                doubles.set(row, Double.longBitsToDouble((long) LONGS.get(from, at)));
                yield at + 8;
            }
            case Int128Column wide -> {
                wide.set(row, (long) LONGS.get(from, at), (long) LONGS.get(from, at + 8));
                yield at + 16;
            }
            case TextColumn text -> {
                int length = (int) INTS.get(from, at);
                text.set(row, from, at + 4, length);
                yield at + 4 + length;
            }
            case ArrayColumn array -> readArray(from, at, array, row);
            case MapColumn map -> readMap(from, at, map, row);
            case StructColumn struct -> {
                for (int i = 0; i < struct.fieldCount(); i++) {
                    at = read(from, at, struct.field(i), row);
                }
                yield at;
            }
        };
    }

    private static int readArray(byte[] from, int offset, ArrayColumn array, int row) {
        int at = offset + 4;
        int length = (int) INTS.get(from, offset);
        int first = array.append(row, length);
        for (int i = 0; i < length; i++) {
            at = read(from, at, array.elements(), first + i);
        }
        return at;
    }

    private static int readMap(byte[] from, int offset, MapColumn map, int row) {
        int at = offset + 4;
        int length = (int) INTS.get(from, offset);
        int first = map.append(row, length);
        for (int i = 0; i < length; i++) {
            at = read(from, at, map.keys(), first + i);
            at = read(from, at, map.values(), first + i);
        }
        return at;
    }

    // The room comes first: it may replace the array.
    private void putByte(int value) {
        int at = room(1);
        bytes[at] = (byte) value;
    }

    private void putInt(int value) {
        int at = room(4);
        INTS.set(bytes, at, value);
    }

    private void putLong(long value) {
        int at = room(8);
        LONGS.set(bytes, at, value);
    }

    private void putBytes(byte[] from, int offset, int length) {
        putInt(length);
        int at = room(length);
        System.arraycopy(from, offset, bytes, at, length);
    }

    private int room(int more) {
        long needed = (long) end + more + Dictionary.PADDING;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, bytes.length * 2L)));
        }
        int at = end;
        end += more;
        return at;
    }
}
