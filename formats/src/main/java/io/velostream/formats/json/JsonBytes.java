package io.velostream.formats.json;

import io.velostream.types.text.Swar;

/// The characters that matter within JSON strings, eight at a time.
final class JsonBytes {
    static final long QUOTES = Swar.repeat('"');
    static final long LINE_FEEDS = Swar.repeat('\n');
    private static final long BACKSLASHES = Swar.repeat('\\');
    private static final long BLANKS = Swar.repeat(' ');
    private static final long HIGH_BITS = 0x8080808080808080L;

    private JsonBytes() {}

    /// Marks quotes, backslashes, control characters and everything beyond ASCII; exact up to the
    /// first mark.
    static long specials(long word) {
        long control = (word - BLANKS) & ~word;
        return (Swar.matches(word, QUOTES) | Swar.matches(word, BACKSLASHES) | control | word)
                & HIGH_BITS;
    }

    /// Marks what must be escaped when it is written; exact up to the first mark.
    static long escapes(long word) {
        long control = (word - BLANKS) & ~word & HIGH_BITS;
        return Swar.matches(word, QUOTES) | Swar.matches(word, BACKSLASHES) | control;
    }
}
