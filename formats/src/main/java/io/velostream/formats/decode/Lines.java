package io.velostream.formats.decode;

import io.velostream.types.text.Swar;

/// Finds line feeds.
public final class Lines {
    private static final long LINE_FEEDS = Swar.repeat('\n');

    private Lines() {}

    /// The first line feed of `bytes[from..to)`, or `to` if there is none.
    public static int end(byte[] bytes, int from, int to) {
        return find(bytes, from, to, LINE_FEEDS);
    }

    /// The first place in `bytes[from..to)` of the character that `repeated` holds eight times, or
    /// `to` if there is none.
    public static int find(byte[] bytes, int from, int to, long repeated) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long hits = Swar.matches(Swar.load(bytes, at), repeated);
            if (hits != 0) {
                return at + Swar.firstOf(hits);
            }
        }
        byte wanted = (byte) repeated;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /// The position behind the last line feed of `bytes[from..to)`, or `from` if there is none.
    public static int lastStart(byte[] bytes, int from, int to) {
        int at = to;
        for (; at - 8 >= from; at -= 8) {
            if (Swar.matches(Swar.load(bytes, at - 8), LINE_FEEDS) != 0) {
                break;
            }
        }
        while (at > from && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /// How many line feeds `bytes[from..to)` holds.
    public static int count(byte[] bytes, int from, int to) {
        int lines = 0;
        for (int at = from; at < to; at++) {
            lines += bytes[at] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
