package io.velostream.formats.decode;

import java.util.Arrays;

/// BYTES as base64 text (RFC 4648 section 4), into and out of given arrays: the JDK's works on
/// whole arrays only.
public final class Base64Text {
    private static final byte[] LETTERS = new byte[64];
    private static final byte[] VALUES = new byte[128];

    static {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < 64; i++) {
            LETTERS[i] = (byte) letters.charAt(i);
            VALUES[letters.charAt(i)] = (byte) i;
        }
    }

    private Base64Text() {}

    /// How many characters `length` bytes become, padding included.
    public static int encodedLength(int length) {
        return Math.multiplyExact((length + 2) / 3, 4);
    }

    /// Writes the text of the bytes at `at` and returns the position behind it.
    public static int encode(byte[] from, int offset, int length, byte[] to, int at) {
        int next = at;
        int end = offset + length;
        for (int i = offset; i < end; i += 3) {
            int left = end - i;
            int bits =
                    (from[i] & 0xff) << 16
                            | (left > 1 ? (from[i + 1] & 0xff) << 8 : 0)
                            | (left > 2 ? from[i + 2] & 0xff : 0);
            to[next] = LETTERS[bits >> 18];
            to[next + 1] = LETTERS[(bits >> 12) & 63];
            to[next + 2] = left > 1 ? LETTERS[(bits >> 6) & 63] : (byte) '=';
            to[next + 3] = left > 2 ? LETTERS[bits & 63] : (byte) '=';
            next += 4;
        }
        return next;
    }

    /// Writes the bytes that the text means at `at` and returns the position behind them, or -1 if
    /// it is not base64. Padding may be missing.
    public static int decode(byte[] from, int offset, int length, byte[] to, int at) {
        int end = offset + length;
        if (length % 4 == 0) {
            for (int i = 0; i < 2 && end > offset && from[end - 1] == '='; i++) {
                end--;
            }
        }
        if ((end - offset) % 4 == 1) {
            return -1;
        }
        int next = at;
        int bits = 0;
        int count = 0;
        for (int i = offset; i < end; i++) {
            int value = from[i] < 0 ? -1 : VALUES[from[i]];
            if (value < 0) {
                return -1;
            }
            bits = bits << 6 | value;
            count += 6;
            if (count >= 8) {
                count -= 8;
                to[next++] = (byte) (bits >> count);
            }
        }
        return next;
    }
}
