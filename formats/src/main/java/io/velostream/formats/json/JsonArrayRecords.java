package io.velostream.formats.json;

import io.velostream.formats.decode.ByteOrderMark;

/// Finds the elements of an array that is a whole file.
final class JsonArrayRecords {
    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /// The first character of an input that is neither a byte order mark nor white space, or `to`.
    static int firstCharacter(byte[] bytes, int from, int to) {
        int at = ByteOrderMark.skip(bytes, from, to);
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    /// The position behind white space, commas and the array's end.
    int skipBetween(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (isSpace(bytes[at]) || bytes[at] == ',' || bytes[at] == ']')) {
            at++;
        }
        return at;
    }

    /// Where the element that starts at `from` ends, or -1 if its end is not there.
    int end(byte[] bytes, int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to) {
            int c = bytes[at];
            if (depth == 0 && at > from && (c == ',' || c == ']')) {
                return at;
            }
            if (c == '"') {
                at = stringEnd(bytes, at + 1, to);
                if (at < 0) {
                    return -1;
                }
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth <= 0) {
                    return at + 1;
                }
            }
            at++;
        }
        return -1;
    }

    /// The position of the closing quote, or -1.
    private static int stringEnd(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '"') {
                return at;
            }
            if (bytes[at] == '\\') {
                at++;
            }
        }
        return -1;
    }
}
