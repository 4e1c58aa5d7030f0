package io.velostream.formats.json;

import io.velostream.formats.encode.TextStyle;
import io.velostream.types.text.Swar;

/// How JSON writes strings: in quotes, with escapes for quotes, backslashes and control characters
/// only; everything else as UTF-8.
final class JsonStyle implements TextStyle {
    static final JsonStyle INSTANCE = new JsonStyle();

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] QUOTE = {'"'};
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private JsonStyle() {}

    @Override
    public int writeText(byte[] from, int offset, int length, byte[] to, int at) {
        int next = at;
        to[next++] = '"';
        int end = offset + length;
        int position = offset;
        while (position < end) {
            if (end - position >= 8) {
                long word = Swar.load(from, position);
                // Bytes beyond ASCII are copied like any other.
                if (JsonBytes.escapes(word) == 0) {
                    Swar.store(to, next, word);
                    position += 8;
                    next += 8;
                    continue;
                }
            }
            next = writeByte(from[position], to, next);
            position++;
        }
        to[next] = '"';
        return next + 1;
    }

    private static int writeByte(byte c, byte[] to, int at) {
        if (c < 0 || (c >= ' ' && c != '"' && c != '\\')) {
            to[at] = c;
            return at + 1;
        }
        to[at] = '\\';
        to[at + 1] =
                switch (c) {
                    case '\n' -> 'n';
                    case '\t' -> 't';
                    case '\r' -> 'r';
                    case '\b' -> 'b';
                    case '\f' -> 'f';
                    case '"', '\\' -> c;
                    default -> 'u';
                };
        if (to[at + 1] != 'u') {
            return at + 2;
        }
        to[at + 2] = '0';
        to[at + 3] = '0';
        to[at + 4] = HEX[c >> 4];
        to[at + 5] = HEX[c & 15];
        return at + 6;
    }

    @Override
    public int maxLength(int length) {
        return Math.addExact(Math.multiplyExact(length, 6), 2);
    }

    @Override
    public byte[] nullText() {
        return NULL;
    }

    @Override
    public byte[] plainQuote() {
        return QUOTE;
    }

    @Override
    public boolean hasSpecialNumbers() {
        return false;
    }
}
