package io.velostream.formats.json;

import io.velostream.formats.decode.JsonNumbers;
import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.Utf8;
import io.velostream.types.text.Swar;

/// Goes over the JSON text of one row, token by token. Every method throws [RowFailure] if the text
/// is not JSON there.
final class JsonCursor {
    /// Objects and arrays within each other, as deep as anything sensible is.
    static final int MAX_DEPTH = 1000;

    private static final String REASON = "MALFORMED_JSON";

    private byte[] bytes = new byte[0];
    private int start;
    private int end;
    private int at;

    private final JsonString string = new JsonString();

    /// One bit per open object or array: whether it is an object.
    private final long[] open = new long[MAX_DEPTH / 64 + 1];

    /// @param to exclusive; eight bytes behind it are readable
    void reset(byte[] from, int offset, int to) {
        bytes = from;
        start = offset;
        at = offset;
        end = to;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return at;
    }

    /// Goes to a position of the same row, where a value starts.
    void moveTo(int position) {
        at = position;
    }

    /// The next character that is not white space, or -1 at the end. It is not taken.
    int peek() {
        while (at < end) {
            int c = bytes[at];
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return c & 0xff;
            }
            at++;
        }
        return -1;
    }

    void take() {
        at++;
    }

    void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("expected '" + wanted + "'");
        }
        at++;
    }

    void expectEnd() {
        if (peek() != -1) {
            throw malformed("nothing may follow the object");
        }
    }

    /// Takes the word `null` if it is next.
    boolean takeNull() {
        if (peek() != 'n') {
            return false;
        }
        takeWord("null");
        return true;
    }

    /// Takes `true`, `false` or `null`.
    void takeWord(String word) {
        int length = word.length();
        boolean same = end - at >= length;
        for (int i = 0; same && i < length; i++) {
            same = bytes[at + i] == word.charAt(i);
        }
        if (!same) {
            throw malformed("expected a value");
        }
        at += length;
    }

    /// Takes a number and returns where it starts.
    int takeNumber() {
        int from = at;
        int stop = JsonNumbers.end(bytes, at, end);
        if (stop < 0) {
            throw malformed("expected a value");
        }
        at = stop;
        return from;
    }

    /// Takes a string with its quotes; its content is then [#string].
    JsonString takeString() {
        expect('"');
        int from = at;
        boolean ascii = true;
        while (at < end) {
            long word = Swar.load(bytes, at);
            long marks = JsonBytes.specials(word);
            if (marks == 0) {
                at += 8;
                continue;
            }
            at += Swar.firstOf(marks);
            if (at >= end) {
                break;
            }
            int c = bytes[at];
            if (c == '"') {
                if (!ascii && !Utf8.isValid(bytes, from, at - from)) {
                    throw new RowFailure("INVALID_UTF8", "a string is not valid UTF-8");
                }
                string.set(bytes, from, at - from);
                at++;
                return string;
            }
            if (c == '\\') {
                at = string.unescape(bytes, from, at, end, this);
                return string;
            }
            if (c >= 0) {
                throw malformed("control character in a string");
            }
            ascii = false;
            at++;
        }
        at = end;
        throw malformed("a string has no end");
    }

    /// Takes any value without looking closely at its strings.
    void skipValue() {
        int depth = 0;
        while (true) {
            int c = peek();
            switch (c) {
                case '{' -> {
                    at++;
                    if (peek() == '}') {
                        at++;
                    } else {
                        depth = push(depth, true);
                        skipKey();
                        continue;
                    }
                }
                case '[' -> {
                    at++;
                    if (peek() == ']') {
                        at++;
                    } else {
                        depth = push(depth, false);
                        continue;
                    }
                }
                case '"' -> skipString();
                case 't' -> takeWord("true");
                case 'f' -> takeWord("false");
                case 'n' -> takeWord("null");
                default -> takeNumber();
            }
            depth = closeAfterValue(depth);
            if (depth == 0) {
                return;
            }
        }
    }

    /// Takes what follows a value, up to where the next value must be; the depth is 0 if none must.
    private int closeAfterValue(int before) {
        int depth = before;
        while (depth > 0) {
            boolean object = isObject(depth - 1);
            int c = peek();
            at++;
            if (c == ',') {
                if (object) {
                    skipKey();
                }
                return depth;
            }
            if (c != (object ? '}' : ']')) {
                at--;
                throw malformed(object ? "expected ',' or '}'" : "expected ',' or ']'");
            }
            depth--;
        }
        return 0;
    }

    private int push(int depth, boolean object) {
        if (depth == MAX_DEPTH) {
            throw new RowFailure(
                    "NESTED_TOO_DEEPLY", "more than " + MAX_DEPTH + " values within each other");
        }
        long bit = 1L << depth;
        if (object) {
            open[depth >> 6] |= bit;
        } else {
            open[depth >> 6] &= ~bit;
        }
        return depth + 1;
    }

    private boolean isObject(int depth) {
        return (open[depth >> 6] & (1L << depth)) != 0;
    }

    private void skipKey() {
        if (peek() != '"') {
            throw malformed("expected a key");
        }
        skipString();
        expect(':');
    }

    private void skipString() {
        at++;
        while (at < end) {
            int c = bytes[at++];
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                at++;
            }
        }
        at = end;
        throw malformed("a string has no end");
    }

    /// A failure at the present position.
    RowFailure malformed(String what) {
        if (at >= end) {
            return new RowFailure(REASON, "the line ends too early: " + what);
        }
        return new RowFailure(
                REASON,
                what
                        + " at character "
                        + (at - start + 1)
                        + ", found '"
                        + RowFailure.excerpt(bytes, at, Math.min(end - at, 10))
                        + "'");
    }

    /// A failure at `position`.
    RowFailure malformed(int position, String what) {
        at = position;
        return malformed(what);
    }
}
