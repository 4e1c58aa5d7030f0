package io.velostream.formats.decode;

import io.velostream.types.text.Swar;

/// The grammar of JSON's numbers.
public final class JsonNumbers {
    private JsonNumbers() {}

    /// Where the number that starts at `at` ends, or -1 if none does. Eight bytes behind `limit`
    /// are readable.
    public static int end(byte[] bytes, int at, int limit) {
        int next = at < limit && bytes[at] == '-' ? at + 1 : at;
        int start = next;
        next = digitsEnd(bytes, next, limit);
        if (next == start || (bytes[start] == '0' && next > start + 1)) {
            return -1;
        }
        if (next < limit && bytes[next] == '.') {
            start = next + 1;
            next = digitsEnd(bytes, start, limit);
            if (next == start) {
                return -1;
            }
        }
        if (next < limit && (bytes[next] | 0x20) == 'e') {
            start = next + 1;
            if (start < limit && (bytes[start] == '-' || bytes[start] == '+')) {
                start++;
            }
            next = digitsEnd(bytes, start, limit);
            if (next == start) {
                return -1;
            }
        }
        return next;
    }

    private static int digitsEnd(byte[] bytes, int at, int limit) {
        int next = at;
        while (next < limit) {
            int count = Swar.firstOf(Swar.nonDigits(Swar.load(bytes, next)));
            next += count;
            if (count < 8) {
                break;
            }
        }
        return Math.min(next, limit);
    }
}
