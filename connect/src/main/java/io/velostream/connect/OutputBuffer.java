package io.velostream.connect;

import java.util.Arrays;

/// Bytes on their way out: an array that grows and is used again.
///
/// The fast way to write is `ensure(n)`, then into [#array] from [#position], then
/// [#position(int)].
public final class OutputBuffer {
    /// Writers may store eight bytes at any position, so this many are kept free behind it.
    private static final int SLACK = 32;

    private byte[] bytes;
    private int position;

    public OutputBuffer(int capacity) {
        bytes = new byte[capacity + SLACK];
    }

    /// Makes room for `more` bytes (and some slack for stores of whole words) and returns the
    /// array, which is replaced when it grows.
    public byte[] ensure(int more) {
        long needed = (long) position + more + SLACK;
        if (needed > bytes.length) {
            if (needed > Integer.MAX_VALUE - 16) {
                throw new OutOfMemoryError("output of one batch exceeds 2 GB");
            }
            long grown = Math.min(Math.max(needed, bytes.length * 2L), Integer.MAX_VALUE - 16);
            bytes = Arrays.copyOf(bytes, (int) grown);
        }
        return bytes;
    }

    public byte[] array() {
        return bytes;
    }

    /// How many bytes are there.
    public int position() {
        return position;
    }

    public void position(int newPosition) {
        position = newPosition;
    }

    public void write(byte[] from, int offset, int length) {
        ensure(length);
        System.arraycopy(from, offset, bytes, position, length);
        position += length;
    }

    public void write(byte value) {
        ensure(1)[position++] = value;
    }

    public void clear() {
        position = 0;
    }
}
