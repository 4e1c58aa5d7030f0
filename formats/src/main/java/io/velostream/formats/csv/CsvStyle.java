package io.velostream.formats.csv;

import io.velostream.formats.encode.TextStyle;
import java.util.Arrays;

/// How CSV writes strings: as they are, in quotes where they would be misread otherwise.
final class CsvStyle implements TextStyle {
    private static final byte[] NOTHING = {};

    private final CsvDialect dialect;

    CsvStyle(CsvDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public int writeText(byte[] from, int offset, int length, byte[] to, int at) {
        if (!needsQuotes(from, offset, length)) {
            System.arraycopy(from, offset, to, at, length);
            return at + length;
        }
        byte quote = dialect.quote();
        int next = at;
        to[next++] = quote;
        for (int i = offset; i < offset + length; i++) {
            byte c = from[i];
            to[next++] = c;
            if (c == quote) {
                to[next++] = quote;
            }
        }
        to[next] = quote;
        return next + 1;
    }

    private boolean needsQuotes(byte[] from, int offset, int length) {
        byte[] nullText = dialect.nullText();
        if (length == 0
                || (length == nullText.length
                        && Arrays.equals(from, offset, offset + length, nullText, 0, length))) {
            return true;
        }
        byte delimiter = dialect.delimiter();
        byte quote = dialect.quote();
        for (int i = offset; i < offset + length; i++) {
            byte c = from[i];
            if (c == delimiter || c == quote || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    public int maxLength(int length) {
        return Math.addExact(Math.multiplyExact(length, 2), 2);
    }

    @Override
    public byte[] nullText() {
        return dialect.nullText();
    }

    @Override
    public byte[] plainQuote() {
        return NOTHING;
    }

    @Override
    public boolean hasSpecialNumbers() {
        return true;
    }
}
