package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.types.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a time is written: a pattern of `java.time`, or one of `strftime` if it has a `%`. Used by
/// one thread.
public final class TimePattern {
    /// Letters of what changes within a minute, but not within a second, and of what does.
    private static final String SECONDS = "s";

    private static final String FRACTIONS = "SAnN";

    private final DateTimeFormatter formatter;

    /// Within so many micros the text is the same.
    private final long unit;

    /// Times mostly come in order, so nearly every text is that of the time before. To print one
    /// costs a hundred times as much as to see that.
    private long lastUnit;

    private @Nullable Text lastText;

    private TimePattern(DateTimeFormatter formatter, long unit) {
        this.formatter = formatter;
        this.unit = unit;
    }

    /// @throws FunctionException if it is neither
    public static TimePattern of(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        try {
            if (pattern.indexOf('%') >= 0) {
                appendStrftime(pattern, builder);
            } else {
                builder.appendPattern(strict(pattern));
            }
        } catch (IllegalArgumentException failure) {
            throw new FunctionException(
                    "\"" + pattern + "\" is not a pattern of a time: " + failure.getMessage());
        }
        return new TimePattern(
                builder.toFormatter(Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC)
                        .withResolverStyle(ResolverStyle.STRICT),
                unit(pattern));
    }

    private static long unit(String pattern) {
        String fields = pattern;
        if (pattern.indexOf('%') >= 0) {
            StringBuilder named = new StringBuilder();
            for (int i = pattern.indexOf('%'); i >= 0; i = pattern.indexOf('%', i + 2)) {
                // A percent sign at the end, or a second one, stands for itself.
                char letter = i + 1 < pattern.length() ? pattern.charAt(i + 1) : '%';
                named.append(letter == '%' ? "" : field(letter));
            }
            fields = named.toString();
        }
        // A quoted letter is taken for a field: that costs time only.
        return has(fields, FRACTIONS) ? 1 : has(fields, SECONDS) ? 1_000_000 : 60_000_000;
    }

    private static boolean has(String fields, String letters) {
        return fields.chars().anyMatch(c -> letters.indexOf(c) >= 0);
    }

    /// With `u` for `y`, which would want an era when it is strict about the 30th of February.
    private static String strict(String pattern) {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            out.append(c == 'y' && !quoted ? 'u' : c);
        }
        return out.toString();
    }

    private static void appendStrftime(String pattern, DateTimeFormatterBuilder builder) {
        boolean afterPercent = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (!afterPercent && c == '%' && i + 1 < pattern.length()) {
                afterPercent = true;
            } else {
                if (afterPercent && c != '%') {
                    builder.appendPattern(strict(field(c)));
                } else {
                    builder.appendLiteral(c);
                }
                afterPercent = false;
            }
        }
    }

    private static String field(char letter) {
        return switch (letter) {
            case 'Y' -> "yyyy";
            case 'y' -> "yy";
            case 'm' -> "MM";
            case 'd' -> "dd";
            case 'e' -> "ppd";
            case 'j' -> "DDD";
            case 'H' -> "HH";
            case 'I' -> "hh";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'f' -> "SSSSSS";
            case 'p' -> "a";
            case 'a' -> "EEE";
            case 'A' -> "EEEE";
            case 'b', 'h' -> "MMM";
            case 'B' -> "MMMM";
            case 'F' -> "yyyy-MM-dd";
            case 'T' -> "HH:mm:ss";
            case 'R' -> "HH:mm";
            case 'D' -> "MM/dd/yy";
            case 'Z' -> "'UTC'";
            case 'z' -> "xx";
            default -> throw new FunctionException("a pattern cannot have %" + letter);
        };
    }

    Text format(long micros) {
        long at = Math.floorDiv(micros, unit);
        Text known = lastText;
        if (known != null && at == lastUnit) {
            return known;
        }
        Text text = Text.of(print(micros));
        lastUnit = at;
        lastText = text;
        return text;
    }

    private String print(long micros) {
        try {
            return formatter.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        } catch (DateTimeException failure) {
            throw new FunctionException("the pattern does not fit a time: " + failure);
        }
    }

    /// Without a date it is 1970-01-01, without a time midnight.
    long parse(String text) {
        try {
            TemporalAccessor fields = formatter.parse(text);
            LocalDate date = fields.query(TemporalQueries.localDate());
            LocalTime time = fields.query(TemporalQueries.localTime());
            if (date == null && time == null) {
                throw new FunctionException("\"" + text + "\" has neither a date nor a time");
            }
            LocalDateTime whole =
                    LocalDateTime.of(
                            date == null ? LocalDate.EPOCH : date,
                            time == null ? LocalTime.MIDNIGHT : time);
            return ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), whole);
        } catch (DateTimeException failure) {
            throw new FunctionException("\"" + text + "\" does not follow the pattern");
        }
    }
}
