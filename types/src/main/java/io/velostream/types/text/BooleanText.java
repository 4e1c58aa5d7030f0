package io.velostream.types.text;

import java.nio.charset.StandardCharsets;

/// Truth values as text.
public final class BooleanText {
    private static final byte[][] TRUE = words("true", "t", "yes", "y", "on", "1");
    private static final byte[][] FALSE = words("false", "f", "no", "n", "off", "0");

    private BooleanText() {}

    private static byte[][] words(String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(StandardCharsets.US_ASCII);
        }
        return bytes;
    }

    /// Prints `true` or `false`.
    public static int print(byte[] to, int at, boolean value) {
        if (value) {
            Swar.store4(to, at, 0x65757274);
            return at + 4;
        }
        Swar.store(to, at, 0x65736c6166L);
        return at + 5;
    }

    /// Reads what PostgreSQL reads: true, t, yes, y, on, 1 and their opposites, in any case.
    public static Outcome parse(byte[] from, int offset, int length, Parsed into) {
        if (isOneOf(TRUE, from, offset, length)) {
            return into.set(true);
        }
        return isOneOf(FALSE, from, offset, length) ? into.set(false) : Outcome.MALFORMED;
    }

    private static boolean isOneOf(byte[][] words, byte[] from, int offset, int length) {
        for (byte[] word : words) {
            if (word.length == length && sameIgnoringCase(word, from, offset)) {
                return true;
            }
        }
        return false;
    }

    /// @param lower ASCII letters in lower case, or digits
    static boolean sameIgnoringCase(byte[] lower, byte[] from, int offset) {
        for (int i = 0; i < lower.length; i++) {
            int c = from[offset + i];
            if (c >= 'A' && c <= 'Z') {
                c += 'a' - 'A';
            }
            if (c != lower[i]) {
                return false;
            }
        }
        return true;
    }
}
