package io.velostream.connectors.generator;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import io.velostream.types.text.BooleanText;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads values out of options.
final class ValueText {
    private static final Map<String, String> UNITS =
            Map.of(
                    "us", "microsecond",
                    "ms", "millisecond",
                    "s", "second",
                    "sec", "second",
                    "m", "minute",
                    "min", "minute",
                    "h", "hour",
                    "d", "day");
    private static final Pattern LETTERS = Pattern.compile("[a-z]+");

    private ValueText() {}

    /// A value of a type whose storage is LONG, as it is stored; empty if the text is none.
    static OptionalLong parseLong(SqlType type, String text) {
        byte[] utf8 = text.strip().getBytes(StandardCharsets.UTF_8);
        Parsed parsed = new Parsed();
        Outcome outcome =
                switch (type) {
                    case SqlType.Decimal(int precision, int scale) ->
                            DecimalText.parse(
                                    utf8,
                                    0,
                                    utf8.length,
                                    precision,
                                    scale,
                                    DecimalText.Excess.REFUSE,
                                    parsed);
                    case SqlType.Basic basic ->
                            switch (basic) {
                                case INT, BIGINT -> LongText.parse(utf8, 0, utf8.length, parsed);
                                case DATE -> DateTimeText.parseDate(utf8, 0, utf8.length, parsed);
                                case TIME -> DateTimeText.parseTime(utf8, 0, utf8.length, parsed);
                                case TIMESTAMP ->
                                        DateTimeText.parseTimestamp(utf8, 0, utf8.length, parsed);
                                case INTERVAL -> {
                                    byte[] words = spellOut(text);
                                    yield IntervalText.parse(words, 0, words.length, parsed);
                                }
                                case INTERVAL_MONTH ->
                                        IntervalText.parseMonths(utf8, 0, utf8.length, parsed);
                                case NULL, BOOLEAN, DOUBLE, STRING, BYTES -> Outcome.MALFORMED;
                            };
                    case SqlType.Array _, SqlType.Map _, SqlType.Struct _ -> Outcome.MALFORMED;
                };
        boolean fits =
                outcome == Outcome.OK
                        && parsed.high() == parsed.longValue() >> 63
                        && (type != SqlType.Basic.INT
                                || parsed.longValue() == (int) parsed.longValue());
        return fits ? OptionalLong.of(parsed.longValue()) : OptionalLong.empty();
    }

    /// A span such as `10 ms`, `2 s` or `1 minute 30 seconds` in micros; a bare number is
    /// milliseconds.
    static OptionalLong parseSpan(String text) {
        String plain = text.strip();
        boolean isBare = plain.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        return parseLong(SqlType.Basic.INTERVAL, isBare ? plain + " ms" : plain);
    }

    private static byte[] spellOut(String text) {
        Matcher words = LETTERS.matcher(text.strip().toLowerCase(Locale.ROOT));
        return words.replaceAll(word -> UNITS.getOrDefault(word.group(), word.group()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Puts a value into a row of a column.
    ///
    /// @return whether the text was one of the column's type
    static boolean set(Column column, int row, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Parsed parsed = new Parsed();
        switch (column) {
            case TextColumn texts -> texts.set(row, utf8, 0, utf8.length);
            case LongColumn longs -> {
                OptionalLong value = parseLong(longs.type(), text);
                value.ifPresent(number -> longs.set(row, number));
                return value.isPresent();
            }
            case DoubleColumn doubles -> {
                if (DoubleText.parse(utf8, 0, utf8.length, parsed) != Outcome.OK) {
                    return false;
                }
                doubles.set(row, parsed.doubleValue());
            }
            case BooleanColumn booleans -> {
                if (BooleanText.parse(utf8, 0, utf8.length, parsed) != Outcome.OK) {
                    return false;
                }
                booleans.set(row, parsed.booleanValue());
            }
            case Int128Column wide -> {
                SqlType.Decimal type = (SqlType.Decimal) wide.type();
                if (DecimalText.parse(
                                utf8,
                                0,
                                utf8.length,
                                type.precision(),
                                type.scale(),
                                DecimalText.Excess.REFUSE,
                                parsed)
                        != Outcome.OK) {
                    return false;
                }
                wide.set(row, parsed.high(), parsed.longValue());
            }
            default -> throw new IllegalStateException("no values of " + column.type());
        }
        return true;
    }
}
