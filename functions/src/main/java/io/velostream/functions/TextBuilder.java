package io.velostream.functions;

import io.velostream.types.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of a text result, used again for every row. A [ScalarFunction] appends to it; it is empty
/// when the function is called.
public final class TextBuilder {
    /// The longest result, in bytes. A typing error in REPEAT must not take all memory.
    public static final int MAX_LENGTH = 64 << 20;

    private byte[] bytes = new byte[64];
    private int length;
    private boolean absent;

    /// Empties it.
    public void clear() {
        length = 0;
        absent = false;
    }

    /// Makes the result null.
    public void setNull() {
        absent = true;
    }

    public boolean isNull() {
        return absent;
    }

    /// In bytes.
    public int length() {
        return length;
    }

    /// The result's bytes start at 0. Replaced when they grow.
    public byte[] bytes() {
        return bytes;
    }

    public void append(byte value) {
        reserve(1);
        bytes[length++] = value;
    }

    public void append(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    public void append(Text text) {
        append(text.bytes(), text.offset(), text.length());
    }

    /// Appends `count` bytes of `text` from byte `from`.
    public void append(Text text, int from, int count) {
        append(text.bytes(), text.offset() + from, count);
    }

    public void append(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    /// Appends one character as UTF-8.
    public void appendCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            append((byte) codePoint);
            return;
        }
        reserve(4);
        if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            } else {
                bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
                bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            }
            bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        }
        bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    /// Makes room for `count` more bytes: write them into [#bytes] from [#length], then [#advance].
    public void reserve(int count) {
        long needed = (long) length + count;
        if (needed > MAX_LENGTH) {
            throw new FunctionException("the result is longer than " + MAX_LENGTH + " bytes");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, bytes.length * 2L));
        }
    }

    /// Counts bytes that were written behind [#length].
    public void advance(int count) {
        length += count;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
