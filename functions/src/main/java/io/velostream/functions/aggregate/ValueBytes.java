package io.velostream.functions.aggregate;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A value of any type as bytes, to be kept after its batch is gone. Text is its own bytes; parts
/// of nested values have a byte in front that says whether they are null, and text parts their
/// length.
final class ValueBytes {
    private static final int FIRST_CAPACITY = 64;

    /// Around the value, because dictionaries read that far.
    private static final int PADDING = 8;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_CAPACITY).position(PADDING);

    /// The bytes of the last value, from [#start].
    byte[] bytes() {
        return buffer.array();
    }

    int start() {
        return PADDING;
    }

    int length() {
        return buffer.position() - PADDING;
    }

    /// Encodes a value that is not null.
    void encode(Column column, int row) {
        buffer.position(PADDING);
        if (column instanceof TextColumn text) {
            putText(text, row);
        } else {
            put(column, row);
        }
        room(PADDING);
    }

    /// Makes the encoded value that of `row` of a cleared column.
    void decode(byte[] from, int offset, int length, Column out, int row) {
        if (out instanceof TextColumn text) {
            text.set(row, from, offset, length);
        } else {
            read(ByteBuffer.wrap(from, offset, length), out, row);
        }
    }

    /// Encodes a row of `columns[first..]`, nulls included.
    void encodeRow(Column[] columns, int first, int row) {
        buffer.position(PADDING);
        for (int i = first; i < columns.length; i++) {
            putPart(columns[i], row);
        }
        room(PADDING);
    }

    /// Makes the encoded row that of `row` of the cleared columns `out[first..]`.
    void decodeRow(byte[] from, int offset, int length, Column[] out, int first, int row) {
        ByteBuffer source = ByteBuffer.wrap(from, offset, length);
        for (int i = first; i < out.length; i++) {
            readPart(source, out[i], row);
        }
    }

    private ByteBuffer room(int count) {
        if (buffer.remaining() < count) {
            int position = buffer.position();
            int capacity = Math.max(buffer.capacity() * 2, Math.addExact(position, count));
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity)).position(position);
        }
        return buffer;
    }

    private void putText(TextColumn text, int row) {
        int length = text.length(row);
        byte[] from = text.isDictionary() ? text.dictionary().bytes() : text.bytes();
        room(length).put(from, text.start(row), length);
    }

    private void put(Column column, int row) {
        switch (column) {
            case BooleanColumn booleans -> room(1).put((byte) (booleans.get(row) ? 1 : 0));
            case LongColumn longs -> room(8).putLong(longs.get(row));
            case DoubleColumn doubles -> room(8).putDouble(doubles.get(row));
            case Int128Column wide -> room(16).putLong(wide.high(row)).putLong(wide.low(row));
            case TextColumn text -> {
                room(4).putInt(text.length(row));
                putText(text, row);
            }
            case ArrayColumn array -> {
                room(4).putInt(array.length(row));
                for (int i = 0; i < array.length(row); i++) {
                    putPart(array.elements(), array.start(row) + i);
                }
            }
            case MapColumn map -> {
                room(4).putInt(map.length(row));
                for (int i = 0; i < map.length(row); i++) {
                    putPart(map.keys(), map.start(row) + i);
                    putPart(map.values(), map.start(row) + i);
                }
            }
            case StructColumn struct -> {
                for (int field = 0; field < struct.fieldCount(); field++) {
                    putPart(struct.field(field), row);
                }
            }
        }
    }

    private void putPart(Column column, int row) {
        boolean isNull = column.isNull(row);
        room(1).put((byte) (isNull ? 1 : 0));
        if (!isNull) {
            put(column, row);
        }
    }

    private static void read(ByteBuffer from, Column out, int row) {
        switch (out) {
            case BooleanColumn booleans -> booleans.set(row, from.get() != 0);
            case LongColumn longs -> longs.set(row, from.getLong());
            case DoubleColumn doubles -> doubles.set(row, from.getDouble());
            case Int128Column wide -> wide.set(row, from.getLong(), from.getLong());
            case TextColumn text -> {
                int length = from.getInt();
                text.set(row, from.array(), from.arrayOffset() + from.position(), length);
                from.position(from.position() + length);
            }
            case ArrayColumn array -> {
                int length = from.getInt();
                int start = array.append(row, length);
                for (int i = 0; i < length; i++) {
                    readPart(from, array.elements(), start + i);
                }
            }
            case MapColumn map -> {
                int length = from.getInt();
                int start = map.append(row, length);
                for (int i = 0; i < length; i++) {
                    readPart(from, map.keys(), start + i);
                    readPart(from, map.values(), start + i);
                }
            }
            case StructColumn struct -> {
                for (int field = 0; field < struct.fieldCount(); field++) {
                    readPart(from, struct.field(field), row);
                }
            }
        }
    }

    private static void readPart(ByteBuffer from, Column out, int row) {
        if (from.get() != 0) {
            out.setNull(row);
        } else {
            read(from, out, row);
        }
    }
}
