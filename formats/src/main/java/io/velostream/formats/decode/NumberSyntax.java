package io.velostream.formats.decode;

import io.velostream.types.text.Swar;

/// How numbers and missing values look in a format, as far as the fast path must know.
///
/// @param strict whether numbers are JSON's: no leading zeros, no plus sign, a digit on both sides
///   of a point
/// @param missing what stands for a null
public record NumberSyntax(boolean strict, Missing missing) {
    /// How a null looks where a number could be.
    public enum Missing {
        /// Not at all: the number is in quotes.
        NEVER,
        /// The word `null`.
        WORD,
        /// Nothing, up to a delimiter or the line's end.
        EMPTY
    }

    private static final int NULL_WORD = 0x6c6c756e;

    /// Where the missing value at `at` ends, or [FieldReader#DECLINED] if one is not there.
    int missingEnd(byte[] bytes, int at, int delimiter) {
        return switch (missing) {
            case NEVER -> FieldReader.DECLINED;
            case WORD -> (int) Swar.load(bytes, at) == NULL_WORD ? at + 4 : FieldReader.DECLINED;
            case EMPTY ->
                    bytes[at] == delimiter || bytes[at] == '\n' || bytes[at] == '\r'
                            ? at
                            : FieldReader.DECLINED;
        };
    }

    /// Where the number that starts at `at` ends, or [FieldReader#DECLINED] if none does. `limit`
    /// lies behind a line feed, so the scan stops before it.
    int numberEnd(byte[] bytes, int at, int limit) {
        if (strict) {
            return JsonNumbers.end(bytes, at, limit);
        }
        int end = at;
        while (end < limit && isNumberCharacter(bytes[end])) {
            end++;
        }
        return end == at ? FieldReader.DECLINED : end;
    }

    private static boolean isNumberCharacter(int c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || (c | 0x20) == 'e';
    }
}
