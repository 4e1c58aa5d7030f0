package io.velostream.formats.json;

import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.Utf8;
import java.util.Arrays;

/// The content of a JSON string: a part of the input, or of a buffer if it had escapes. With eight
/// readable bytes on both sides. Valid until the next string is taken.
final class JsonString {
    private static final int PADDING = 8;

    private byte[] buffer = new byte[256];
    private byte[] bytes = new byte[0];
    private int offset;
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    void set(byte[] newBytes, int newOffset, int newLength) {
        bytes = newBytes;
        offset = newOffset;
        length = newLength;
    }

    /// Reads a string whose first escape is at `at`.
    ///
    /// @param start where its content starts
    /// @return the position behind its closing quote
    int unescape(byte[] from, int start, int at, int end, JsonCursor cursor) {
        if (buffer.length < end - start + 2 * PADDING) {
            // Escapes never become longer than they are, so the rest of the row is enough.
            buffer = new byte[end - start + 2 * PADDING];
        }
        byte[] to = buffer;
        int next = PADDING + at - start;
        System.arraycopy(from, start, to, PADDING, at - start);
        int position = at;
        while (position < end) {
            int c = from[position];
            if (c == '"') {
                set(to, PADDING, next - PADDING);
                if (!Utf8.isValid(to, PADDING, length)) {
                    throw new RowFailure("INVALID_UTF8", "a string is not valid UTF-8");
                }
                return position + 1;
            }
            if (c >= 0 && c < ' ') {
                throw cursor.malformed(position, "control character in a string");
            }
            if (c != '\\') {
                to[next++] = (byte) c;
                position++;
                continue;
            }
            int kind = position + 1 < end ? from[position + 1] : 0;
            if (kind == 'u') {
                int codePoint = codePoint(from, position, end, cursor);
                next = putUtf8(to, next, codePoint);
                position += codePoint > 0xffff ? 12 : 6;
            } else {
                to[next++] = simpleEscape(kind, position, cursor);
                position += 2;
            }
        }
        throw cursor.malformed(end, "a string has no end");
    }

    private static byte simpleEscape(int kind, int position, JsonCursor cursor) {
        return switch (kind) {
            case '"', '\\', '/' -> (byte) kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw cursor.malformed(position, "unknown escape");
        };
    }

    /// Reads one escape, or two that are a pair of surrogates.
    private static int codePoint(byte[] from, int at, int end, JsonCursor cursor) {
        int high = hexDigits(from, at + 2, end);
        if (high < 0) {
            throw cursor.malformed(at, "expected four hexadecimal digits");
        }
        if (!Character.isSurrogate((char) high)) {
            return high;
        }
        boolean pair =
                Character.isHighSurrogate((char) high)
                        && at + 7 < end
                        && from[at + 6] == '\\'
                        && from[at + 7] == 'u';
        int low = pair ? hexDigits(from, at + 8, end) : -1;
        if (low < 0 || !Character.isLowSurrogate((char) low)) {
            throw cursor.malformed(at, "half of a surrogate pair");
        }
        return Character.toCodePoint((char) high, (char) low);
    }

    private static int hexDigits(byte[] from, int at, int end) {
        if (at + 4 > end) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = from[i] < 0 ? -1 : Character.digit(from[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int putUtf8(byte[] to, int at, int codePoint) {
        int next = at;
        if (codePoint < 0x80) {
            to[next++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            to[next++] = (byte) (0xc0 | codePoint >> 6);
            to[next++] = continuation(codePoint);
        } else if (codePoint < 0x10000) {
            to[next++] = (byte) (0xe0 | codePoint >> 12);
            to[next++] = continuation(codePoint >> 6);
            to[next++] = continuation(codePoint);
        } else {
            to[next++] = (byte) (0xf0 | codePoint >> 18);
            to[next++] = continuation(codePoint >> 12);
            to[next++] = continuation(codePoint >> 6);
            to[next++] = continuation(codePoint);
        }
        return next;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    /// A copy for things that are kept, such as names.
    byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }
}
