package io.velostream.types;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Grows a byte array with the state of operators: little-endian numbers, arrays with their length
/// in front. What is written must be read back by a [StateReader] in the same order.
public final class StateWriter {
    private ByteBuffer buffer = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

    public void writeInt(int value) {
        room(4).putInt(value);
    }

    public void writeLong(long value) {
        room(8).putLong(value);
    }

    public void writeDouble(double value) {
        room(8).putDouble(value);
    }

    public void writeBoolean(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
    }

    public void writeInts(int[] values, int count) {
        writeInt(count);
        room(4 * count).asIntBuffer().put(values, 0, count);
        buffer.position(buffer.position() + 4 * count);
    }

    public void writeLongs(long[] values, int count) {
        writeInt(count);
        room(8 * count).asLongBuffer().put(values, 0, count);
        buffer.position(buffer.position() + 8 * count);
    }

    public void writeDoubles(double[] values, int count) {
        writeInt(count);
        room(8 * count).asDoubleBuffer().put(values, 0, count);
        buffer.position(buffer.position() + 8 * count);
    }

    public void writeBooleans(boolean[] values, int count) {
        writeInt(count);
        room(count);
        for (int i = 0; i < count; i++) {
            buffer.put((byte) (values[i] ? 1 : 0));
        }
    }

    public void writeBytes(byte[] values, int offset, int count) {
        writeInt(count);
        room(count).put(values, offset, count);
    }

    public void writeString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        writeBytes(utf8, 0, utf8.length);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            long needed = (long) buffer.position() + bytes;
            int capacity =
                    Math.toIntExact(Math.max(needed, Math.min(buffer.capacity() * 2L, 1 << 30)));
            ByteBuffer grown =
                    ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity))
                            .order(ByteOrder.LITTLE_ENDIAN);
            grown.position(buffer.position());
            buffer = grown;
        }
        return buffer;
    }
}
