package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.ScalarFunction;
import io.velostream.functions.TextBuilder;
import io.velostream.types.Text;
import java.util.Locale;

/// Texts to texts. Positions and lengths count characters (code points), from 1.
public final class TextFunctions {
    private static final Text BLANK = Text.of(" ");

    private TextFunctions() {}

    @ScalarFunction(
            value = "UPPER(STRING) -> STRING",
            aliases = "UCASE",
            description = "In upper case.",
            examples = {"UPPER('abc') -> ABC", "UPPER('Zürich') -> ZÜRICH"})
    public static void upper(Text text, TextBuilder out) {
        if (Utf8.isAscii(text)) {
            shift(text, 'a', 'z', out);
        } else {
            out.append(text.toString().toUpperCase(Locale.ROOT));
        }
    }

    @ScalarFunction(
            value = "LOWER(STRING) -> STRING",
            aliases = "LCASE",
            description = "In lower case.",
            examples = {"LOWER('ABC') -> abc", "LOWER('ÄB') -> äb"})
    public static void lower(Text text, TextBuilder out) {
        if (Utf8.isAscii(text)) {
            shift(text, 'A', 'Z', out);
        } else {
            out.append(text.toString().toLowerCase(Locale.ROOT));
        }
    }

    /// Changes the case of the ASCII letters `from` to `to`.
    private static void shift(Text text, char from, char to, TextBuilder out) {
        int length = text.length();
        out.reserve(length);
        byte[] target = out.bytes();
        int at = out.length();
        for (int i = 0; i < length; i++) {
            byte b = text.at(i);
            target[at + i] = (byte) (b >= from && b <= to ? b ^ 0x20 : b);
        }
        out.advance(length);
    }

    @ScalarFunction(
            value = "INITCAP(STRING) -> STRING",
            description = "The first letter of each word in upper case, the others in lower case.",
            examples = "INITCAP('hELLO world-wide') -> Hello World-Wide")
    public static String initcap(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            out.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetterOrDigit(c);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    @ScalarFunction(
            value = "REVERSE(STRING) -> STRING",
            description = "The characters from the last to the first.",
            examples = {"REVERSE('abc') -> cba", "REVERSE('año') -> oña"})
    public static void reverse(Text text, TextBuilder out) {
        int start = text.offset();
        int at = start + text.length();
        while (at > start) {
            int previous = Utf8.previous(text.bytes(), at, start);
            out.append(text.bytes(), previous, at - previous);
            at = previous;
        }
    }

    @ScalarFunction(
            value = "REPEAT(STRING, BIGINT) -> STRING",
            description = "The text n times; empty for 0 and less.",
            examples = {"REPEAT('ab', 3) -> ababab", "REPEAT('ab', -1) -> "})
    public static void repeat(Text text, long times, TextBuilder out) {
        if (text.length() > 0 && times > TextBuilder.MAX_LENGTH) {
            throw new FunctionException("the result is too long");
        }
        for (long i = text.length() == 0 ? times : 0; i < times; i++) {
            out.append(text);
        }
    }

    @ScalarFunction(
            value = "REPLACE(STRING, STRING, STRING) -> STRING",
            description = "With every second text replaced by the third.",
            examples = {"REPLACE('banana', 'an', 'o') -> booa", "REPLACE('abc', '', 'x') -> abc"})
    public static void replace(Text text, Text from, Text to, TextBuilder out) {
        int at = 0;
        int found = from.length() == 0 ? -1 : Utf8.find(text, from, 0);
        while (found >= 0) {
            out.append(text, at, found - at);
            out.append(to);
            at = found + from.length();
            found = Utf8.find(text, from, at);
        }
        out.append(text, at, text.length() - at);
    }

    @ScalarFunction(
            value = "TRANSLATE(STRING, STRING, STRING) -> STRING",
            description =
                    "With each character of the second text replaced by that at the same place of"
                            + " the third, or removed if there is none.",
            examples = "TRANSLATE('12345', '143', 'ax') -> a2x5")
    public static String translate(String text, String from, String to) {
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    int i = 0;
                    while (i < sources.length && sources[i] != c) {
                        i++;
                    }
                    if (i == sources.length) {
                        out.appendCodePoint(c);
                    } else if (i < targets.length) {
                        out.appendCodePoint(targets[i]);
                    }
                });
        return out.toString();
    }

    @ScalarFunction(
            value = "LPAD(STRING, BIGINT) -> STRING",
            description =
                    "Filled up in front with blanks, or another text, to n characters; cut to n.",
            examples = {"LPAD('7', 3, '0') -> 007", "LPAD('hello', 2) -> he"})
    public static void lpad(Text text, long characters, TextBuilder out) {
        lpad(text, characters, BLANK, out);
    }

    @ScalarFunction("LPAD(STRING, BIGINT, STRING) -> STRING")
    public static void lpad(Text text, long characters, Text fill, TextBuilder out) {
        fill(fill, missing(text, characters, fill), out);
        out.append(text, 0, Utf8.indexOf(text, characters));
    }

    @ScalarFunction(
            value = "RPAD(STRING, BIGINT) -> STRING",
            description =
                    "Filled up at the end with blanks, or another text, to n characters; cut to n.",
            examples = {"RPAD('ab', 5, 'xy') -> abxyx", "RPAD('hello', 2) -> he"})
    public static void rpad(Text text, long characters, TextBuilder out) {
        rpad(text, characters, BLANK, out);
    }

    @ScalarFunction("RPAD(STRING, BIGINT, STRING) -> STRING")
    public static void rpad(Text text, long characters, Text fill, TextBuilder out) {
        out.append(text, 0, Utf8.indexOf(text, characters));
        fill(fill, missing(text, characters, fill), out);
    }

    private static long missing(Text text, long characters, Text fill) {
        if (characters > TextBuilder.MAX_LENGTH) {
            throw new FunctionException("the result is too long");
        }
        return fill.length() == 0 ? 0 : characters - Utf8.count(text);
    }

    private static void fill(Text fill, long characters, TextBuilder out) {
        long left = characters;
        if (left <= 0) {
            return;
        }
        int each = Utf8.count(fill);
        for (; left >= each; left -= each) {
            out.append(fill);
        }
        out.append(fill, 0, Utf8.indexOf(fill, left));
    }

    @ScalarFunction(
            value = "CHR(BIGINT) -> STRING",
            aliases = "CHAR",
            description = "The character of that number in Unicode.",
            examples = {"CHR(65) -> A", "CHR(8364) -> €"})
    public static void chr(long codePoint, TextBuilder out) {
        if (codePoint <= 0
                || codePoint > Character.MAX_CODE_POINT
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
            throw new FunctionException("there is no character " + codePoint);
        }
        out.appendCodePoint((int) codePoint);
    }
}
