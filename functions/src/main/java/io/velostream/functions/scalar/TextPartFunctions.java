package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.ScalarFunction;
import io.velostream.functions.TextBuilder;
import io.velostream.types.Text;

/// Parts of texts, and where they are. Positions and lengths count characters (code points), from
/// 1.
public final class TextPartFunctions {
    private static final Text BLANK = Text.of(" ");

    private TextPartFunctions() {}

    @ScalarFunction(
            value = "SUBSTRING(STRING, BIGINT) -> STRING",
            aliases = "SUBSTR",
            description =
                    "From the character at a position, so many or all; a position before the first"
                            + " counts too.",
            examples = {
                "SUBSTRING('hello', 2) -> ello",
                "SUBSTRING('hello', 2, 3) -> ell",
                "SUBSTRING('hello', 0, 3) -> he",
                "SUBSTRING('Zürich', 2, 1) -> ü"
            })
    public static void substring(Text text, long start, TextBuilder out) {
        int from = Utf8.indexOf(text, Math.max(start, 1) - 1);
        out.append(text, from, text.length() - from);
    }

    @ScalarFunction("SUBSTRING(STRING, BIGINT, BIGINT) -> STRING")
    public static void substring(Text text, long start, long length, TextBuilder out) {
        if (length < 0) {
            throw new FunctionException("a length cannot be negative");
        }
        // Neither sum may wrap round: no text is longer than an int.
        long first = Math.clamp(start, -(1L << 40), 1L << 40) - 1;
        long end = first + Math.min(length, 1L << 41);
        int from = Utf8.indexOf(text, first);
        out.append(text, from, Math.max(0, Utf8.indexOf(text, end) - from));
    }

    @ScalarFunction(
            value = "LEFT(STRING, BIGINT) -> STRING",
            description = "The first n characters; for a negative n, all but the last -n.",
            examples = {"LEFT('hello', 2) -> he", "LEFT('hello', -2) -> hel"})
    public static void left(Text text, long characters, TextBuilder out) {
        long kept = characters >= 0 ? characters : Utf8.count(text) + characters;
        out.append(text, 0, Utf8.indexOf(text, kept));
    }

    @ScalarFunction(
            value = "RIGHT(STRING, BIGINT) -> STRING",
            description = "The last n characters; for a negative n, all but the first -n.",
            examples = {"RIGHT('hello', 2) -> lo", "RIGHT('hello', -2) -> llo"})
    public static void right(Text text, long characters, TextBuilder out) {
        // A negation of the least long would be itself.
        long dropped =
                characters >= 0
                        ? Utf8.count(text) - characters
                        : -Math.max(characters, Integer.MIN_VALUE);
        int from = Utf8.indexOf(text, dropped);
        out.append(text, from, text.length() - from);
    }

    @ScalarFunction(
            value = "TRIM(STRING) -> STRING",
            aliases = "BTRIM",
            description = "Without blanks, or characters of the second text, at both ends.",
            examples = {"TRIM('  ab ') -> ab", "TRIM('xxaxyx', 'xy') -> a"})
    public static void trim(Text text, TextBuilder out) {
        strip(text, BLANK, true, true, out);
    }

    @ScalarFunction("TRIM(STRING, STRING) -> STRING")
    public static void trim(Text text, Text characters, TextBuilder out) {
        strip(text, characters, true, true, out);
    }

    @ScalarFunction(
            value = "LTRIM(STRING) -> STRING",
            description = "Without blanks, or characters of the second text, in front.",
            examples = {"LTRIM('  ab') -> ab", "LTRIM('00120', '0') -> 120"})
    public static void ltrim(Text text, TextBuilder out) {
        strip(text, BLANK, true, false, out);
    }

    @ScalarFunction("LTRIM(STRING, STRING) -> STRING")
    public static void ltrim(Text text, Text characters, TextBuilder out) {
        strip(text, characters, true, false, out);
    }

    @ScalarFunction(
            value = "RTRIM(STRING) -> STRING",
            description = "Without blanks, or characters of the second text, at the end.",
            examples = {"RTRIM('ab  ') -> ab", "RTRIM('1.500', '0') -> 1.5"})
    public static void rtrim(Text text, TextBuilder out) {
        strip(text, BLANK, false, true, out);
    }

    @ScalarFunction("RTRIM(STRING, STRING) -> STRING")
    public static void rtrim(Text text, Text characters, TextBuilder out) {
        strip(text, characters, false, true, out);
    }

    private static void strip(
            Text text, Text characters, boolean front, boolean back, TextBuilder out) {
        byte[] bytes = text.bytes();
        int start = text.offset();
        int end = start + text.length();
        while (front && start < end) {
            int next = Utf8.next(bytes, start, end);
            if (!hasCharacter(characters, bytes, start, next)) {
                break;
            }
            start = next;
        }
        while (back && start < end) {
            int previous = Utf8.previous(bytes, end, start);
            if (!hasCharacter(characters, bytes, previous, end)) {
                break;
            }
            end = previous;
        }
        out.append(bytes, start, end - start);
    }

    /// Whether the character `from[start..end)` is one of `characters`.
    private static boolean hasCharacter(Text characters, byte[] from, int start, int end) {
        int length = end - start;
        for (int i = 0; i <= characters.length() - length; i++) {
            int same = 0;
            while (same < length && characters.at(i + same) == from[start + same]) {
                same++;
            }
            if (same == length) {
                return true;
            }
        }
        return false;
    }

    @ScalarFunction(
            value = "SPLIT_PART(STRING, STRING, BIGINT) -> STRING",
            description =
                    "The n-th of the parts that a delimiter separates; from the end for a negative"
                            + " n; empty if there are fewer.",
            examples = {
                "SPLIT_PART('a,b,c', ',', 2) -> b",
                "SPLIT_PART('a,b,c', ',', -1) -> c",
                "SPLIT_PART('a,b,c', ',', 9) -> "
            })
    public static void splitPart(Text text, Text delimiter, long part, TextBuilder out) {
        if (part == 0) {
            throw new FunctionException("parts are numbered from 1");
        }
        long wanted = part > 0 ? part : countParts(text, delimiter) + part + 1;
        if (wanted <= 0) {
            return;
        }
        appendPart(text, delimiter, wanted, out);
    }

    /// Whether there are so many parts.
    private static boolean appendPart(Text text, Text delimiter, long part, TextBuilder out) {
        int from = 0;
        for (long n = 1; ; n++) {
            int found = delimiter.length() == 0 ? -1 : Utf8.find(text, delimiter, from);
            if (n == part) {
                out.append(text, from, (found < 0 ? text.length() : found) - from);
                return true;
            } else if (found < 0) {
                return false;
            }
            from = found + delimiter.length();
        }
    }

    @ScalarFunction(
            value = "SPLIT_INDEX(STRING, STRING, BIGINT) -> STRING",
            description =
                    "As SPLIT_PART, but the parts are numbered from 0, and there is NULL where"
                            + " there is no such part.",
            examples = {
                "SPLIT_INDEX('a,b,c', ',', 0) -> a",
                "SPLIT_INDEX('a,,c', ',', 1) -> ",
                "SPLIT_INDEX('a,b,c', ',', 3) -> NULL",
                "SPLIT_INDEX('a,b,c', ',', -1) -> NULL"
            })
    public static void splitIndex(Text text, Text delimiter, long index, TextBuilder out) {
        if (index < 0 || !appendPart(text, delimiter, index + 1, out)) {
            out.setNull();
        }
    }

    @ScalarFunction(
            value = "COUNT_CHAR(STRING, STRING) -> BIGINT",
            description =
                    "How often the second text, a character or more, occurs in the first, without"
                            + " overlaps.",
            examples = {
                "COUNT_CHAR('banana', 'a') -> 3",
                "COUNT_CHAR('banana', 'ana') -> 1",
                "COUNT_CHAR('banana', '') -> 0"
            })
    public static long countChar(Text text, Text part) {
        if (part.length() != 1) {
            return countParts(text, part) - 1;
        }
        byte wanted = part.at(0);
        byte[] bytes = text.bytes();
        int end = text.offset() + text.length();
        long count = 0;
        for (int i = text.offset(); i < end; i++) {
            count += bytes[i] == wanted ? 1 : 0;
        }
        return count;
    }

    private static long countParts(Text text, Text delimiter) {
        long parts = 1;
        int found = delimiter.length() == 0 ? -1 : Utf8.find(text, delimiter, 0);
        while (found >= 0) {
            parts++;
            found = Utf8.find(text, delimiter, found + delimiter.length());
        }
        return parts;
    }

    @ScalarFunction(
            value = "POSITION(STRING, STRING) -> BIGINT",
            aliases = "LOCATE",
            description =
                    "Where the first text stands in the second, from a position on; 0 if it does"
                            + " not.",
            examples = {
                "POSITION('l', 'hello') -> 3",
                "POSITION('l', 'hello', 4) -> 4",
                "POSITION('x', 'hello') -> 0",
                "POSITION('r', 'Zürich') -> 3"
            })
    public static long position(Text sub, Text text) {
        return position(sub, text, 1);
    }

    @ScalarFunction("POSITION(STRING, STRING, BIGINT) -> BIGINT")
    public static long position(Text sub, Text text, long start) {
        long before = Math.max(start, 1) - 1;
        int from = Utf8.indexOf(text, before);
        if (before > text.length()) {
            return 0;
        }
        int found = Utf8.find(text, sub, from);
        if (found < 0) {
            return 0;
        }
        int character = 1;
        for (int i = 0; i < found; i++) {
            character += Utf8.isContinuation(text.at(i)) ? 0 : 1;
        }
        return character;
    }

    @ScalarFunction(
            value = "STRPOS(STRING, STRING) -> BIGINT",
            aliases = "INSTR",
            description = "Where the second text stands in the first; 0 if it does not.",
            examples = "STRPOS('hello', 'l') -> 3")
    public static long strpos(Text text, Text sub) {
        return position(sub, text, 1);
    }

    @ScalarFunction(
            value = "STARTS_WITH(STRING, STRING) -> BOOLEAN",
            aliases = "STARTSWITH",
            description = "Whether the first text begins with the second.",
            examples = {
                "STARTS_WITH('hello', 'he') -> true",
                "STARTS_WITH('he', 'hello') -> false"
            })
    public static boolean startsWith(Text text, Text prefix) {
        return Utf8.isAt(text, 0, prefix);
    }

    @ScalarFunction(
            value = "ENDS_WITH(STRING, STRING) -> BOOLEAN",
            aliases = "ENDSWITH",
            description = "Whether the first text ends with the second.",
            examples = "ENDS_WITH('hello', 'lo') -> true")
    public static boolean endsWith(Text text, Text suffix) {
        return Utf8.isAt(text, text.length() - suffix.length(), suffix);
    }

    @ScalarFunction(
            value = "CONTAINS(STRING, STRING) -> BOOLEAN",
            description = "Whether the second text stands somewhere in the first.",
            examples = "CONTAINS('hello', 'ell') -> true")
    public static boolean contains(Text text, Text sub) {
        return Utf8.find(text, sub, 0) >= 0;
    }

    @ScalarFunction(
            value = "LENGTH(STRING) -> BIGINT",
            aliases = {"LEN", "CHAR_LENGTH", "CHARACTER_LENGTH"},
            description = "How many characters, or of BYTES how many bytes.",
            examples = {"LENGTH('hello') -> 5", "LENGTH('Zürich') -> 6", "LENGTH('') -> 0"})
    public static long length(Text text) {
        return Utf8.count(text);
    }

    @ScalarFunction("LENGTH(BYTES) -> BIGINT")
    public static long lengthOfBytes(Text bytes) {
        return bytes.length();
    }

    @ScalarFunction(
            value = {"OCTET_LENGTH(STRING) -> BIGINT", "OCTET_LENGTH(BYTES) -> BIGINT"},
            description = "How many bytes, of text in UTF-8.",
            examples = "OCTET_LENGTH('Zürich') -> 7")
    public static long octetLength(Text text) {
        return text.length();
    }

    @ScalarFunction(
            value = "ASCII(STRING) -> BIGINT",
            description = "The number of the first character in Unicode; 0 for an empty text.",
            examples = {"ASCII('A') -> 65", "ASCII('€') -> 8364"})
    public static long ascii(String text) {
        return text.isEmpty() ? 0 : text.codePointAt(0);
    }
}
