package io.velostream.types;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads what a [StateWriter] wrote, in the same order.
public final class StateReader {
    private final ByteBuffer buffer;

    public StateReader(byte[] state) {
        buffer = ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN);
    }

    public int readInt() {
        return buffer.getInt();
    }

    public long readLong() {
        return buffer.getLong();
    }

    public double readDouble() {
        return buffer.getDouble();
    }

    public boolean readBoolean() {
        return buffer.get() != 0;
    }

    public int[] readInts() {
        int[] values = new int[readInt()];
        buffer.asIntBuffer().get(values);
        buffer.position(buffer.position() + 4 * values.length);
        return values;
    }

    public long[] readLongs() {
        long[] values = new long[readInt()];
        buffer.asLongBuffer().get(values);
        buffer.position(buffer.position() + 8 * values.length);
        return values;
    }

    public double[] readDoubles() {
        double[] values = new double[readInt()];
        buffer.asDoubleBuffer().get(values);
        buffer.position(buffer.position() + 8 * values.length);
        return values;
    }

    public boolean[] readBooleans() {
        boolean[] values = new boolean[readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readBoolean();
        }
        return values;
    }

    public byte[] readBytes() {
        byte[] values = new byte[readInt()];
        buffer.get(values);
        return values;
    }

    public String readString() {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }
}
