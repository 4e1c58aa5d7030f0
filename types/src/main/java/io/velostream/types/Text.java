package io.velostream.types;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A view of some bytes, reused by moving it: what string functions read. Not a value: whoever
/// keeps it must copy.
public final class Text {
    private byte[] bytes;
    private int offset;
    private int length;

    public Text() {
        this.bytes = new byte[0];
    }

    /// A view of the UTF-8 bytes of `value`.
    public static Text of(String value) {
        Text text = new Text();
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        text.set(utf8, 0, utf8.length);
        return text;
    }

    public void set(byte[] newBytes, int newOffset, int newLength) {
        bytes = newBytes;
        offset = newOffset;
        length = newLength;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int offset() {
        return offset;
    }

    /// In bytes.
    public int length() {
        return length;
    }

    public byte at(int index) {
        return bytes[offset + index];
    }

    public boolean sameBytes(Text other) {
        return Arrays.equals(
                bytes,
                offset,
                offset + length,
                other.bytes,
                other.offset,
                other.offset + other.length);
    }

    /// Compares the bytes as unsigned, which for UTF-8 is the order of the code points.
    public int compareBytes(Text other) {
        return Arrays.compareUnsigned(
                bytes,
                offset,
                offset + length,
                other.bytes,
                other.offset,
                other.offset + other.length);
    }

    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /// The bytes as UTF-8 text; malformed parts show as U+FFFD.
    @Override
    public String toString() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
