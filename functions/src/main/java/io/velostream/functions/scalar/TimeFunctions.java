package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.ScalarFunction;
import io.velostream.functions.TextBuilder;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import java.nio.charset.StandardCharsets;

/// Arithmetic of times: cutting, adding, differences, conversions. All in UTC. BIGINT is
/// milliseconds since 1970.
public final class TimeFunctions {
    static final long MICROS_OF_DAY = 86_400_000_000L;

    private TimeFunctions() {}

    /// The length of a unit that always has the same, or 0.
    static long micros(DatePart unit) {
        return switch (unit) {
            case WEEK -> 7 * MICROS_OF_DAY;
            case DAY -> MICROS_OF_DAY;
            case HOUR -> 3_600_000_000L;
            case MINUTE -> 60_000_000L;
            case SECOND -> 1_000_000L;
            case MILLISECOND -> 1_000L;
            case MICROSECOND -> 1;
            case MILLENNIUM, CENTURY, DECADE, YEAR, ISOYEAR, QUARTER, MONTH -> 0;
            case DOW, ISODOW, DOY, NANOSECOND, EPOCH ->
                    throw new FunctionException(unit + " is not a span of time");
        };
    }

    /// How many months a unit has, or 0.
    private static long months(DatePart unit) {
        return switch (unit) {
            case MILLENNIUM -> 12_000;
            case CENTURY -> 1_200;
            case DECADE -> 120;
            case YEAR -> 12;
            case QUARTER -> 3;
            case MONTH -> 1;
            default -> 0;
        };
    }

    @ScalarFunction(
            value = "DATE_TRUNC(STRING, TIMESTAMP) -> TIMESTAMP",
            description = "The time at which its hour, week (from Monday), year … began.",
            examples = {
                "DATE_TRUNC('hour', TIMESTAMP '2024-05-15 10:35:12') -> 2024-05-15T10:00:00",
                "DATE_TRUNC('week', TIMESTAMP '2024-05-15 10:35:12') -> 2024-05-13T00:00:00",
                "DATE_TRUNC('quarter', DATE '2024-05-15') -> 2024-04-01T00:00:00",
                "DATE_TRUNC('minute', 1700000012345) -> 1699999980000"
            })
    public static long dateTrunc(DatePart unit, long timestamp) {
        return switch (unit) {
            case DAY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND ->
                    timestamp - Math.floorMod(timestamp, micros(unit));
            default -> {
                long day = Math.floorDiv(timestamp, MICROS_OF_DAY);
                yield Math.multiplyExact(truncDay(unit, day), MICROS_OF_DAY);
            }
        };
    }

    private static long truncDay(DatePart unit, long day) {
        long year = CalendarDay.year(day);
        return switch (unit) {
            // The years of centuries and millennia end in 01, as in PostgreSQL.
            case MILLENNIUM -> CalendarDay.of(Math.floorDiv(year - 1, 1000L) * 1000 + 1, 1, 1);
            case CENTURY -> CalendarDay.of(Math.floorDiv(year - 1, 100L) * 100 + 1, 1, 1);
            case DECADE -> CalendarDay.of(Math.floorDiv(year, 10L) * 10, 1, 1);
            case YEAR -> CalendarDay.of(year, 1, 1);
            case ISOYEAR -> CalendarDay.monday(CalendarDay.of(CalendarDay.isoYear(day), 1, 4));
            case QUARTER -> CalendarDay.of(year, (CalendarDay.month(day) - 1) / 3 * 3 + 1, 1);
            case MONTH -> CalendarDay.of(year, CalendarDay.month(day), 1);
            case WEEK -> CalendarDay.monday(day);
            default -> throw new FunctionException("a time cannot be cut to " + unit);
        };
    }

    @ScalarFunction("DATE_TRUNC(STRING, BIGINT) -> BIGINT")
    public static long dateTruncMillis(DatePart unit, long millis) {
        return Math.floorDiv(dateTrunc(unit, Math.multiplyExact(millis, 1000L)), 1000L);
    }

    @ScalarFunction(
            value = "TIMESTAMPADD(STRING, BIGINT, TIMESTAMP) -> TIMESTAMP",
            aliases = {"DATEADD", "DATE_ADD"},
            description = "So many units later; from the 31st to the last day of a shorter month.",
            examples = {
                "TIMESTAMPADD('hour', 3, TIMESTAMP '2024-05-15 10:35:12') -> 2024-05-15T13:35:12",
                "TIMESTAMPADD('month', 1, TIMESTAMP '2024-01-31 00:00:00') -> 2024-02-29T00:00:00"
            })
    public static long timestampAdd(DatePart unit, long count, long timestamp) {
        long micros = micros(unit);
        if (micros > 0) {
            return Math.addExact(timestamp, Math.multiplyExact(count, micros));
        }
        long day = Math.floorDiv(timestamp, MICROS_OF_DAY);
        long later = CalendarDay.plusMonths(day, Math.multiplyExact(count, monthsOf(unit)));
        return Math.addExact(
                Math.multiplyExact(later, MICROS_OF_DAY), Math.floorMod(timestamp, MICROS_OF_DAY));
    }

    @ScalarFunction("TIMESTAMPADD(STRING, BIGINT, BIGINT) -> BIGINT")
    public static long millisAdd(DatePart unit, long count, long millis) {
        return Math.floorDiv(timestampAdd(unit, count, Math.multiplyExact(millis, 1000L)), 1000L);
    }

    private static long monthsOf(DatePart unit) {
        long months = months(unit);
        if (months == 0) {
            throw new FunctionException(unit + " is not a span of time");
        }
        return months;
    }

    @ScalarFunction(
            value = "TIMESTAMPDIFF(STRING, TIMESTAMP, TIMESTAMP) -> BIGINT",
            aliases = {"DATEDIFF", "DATE_DIFF"},
            description = "How many whole units lie between the first and the second time.",
            examples = {
                "TIMESTAMPDIFF('day', DATE '2024-01-31', DATE '2024-03-01') -> 30",
                "TIMESTAMPDIFF('month', DATE '2024-01-31', DATE '2024-03-01') -> 1",
                "DATEDIFF('minutes', 1700000000000, 1700000119000) -> 1"
            })
    public static long timestampDiff(DatePart unit, long from, long to) {
        long micros = micros(unit);
        if (micros > 0) {
            return Math.subtractExact(to, from) / micros;
        }
        return wholeMonths(from, to) / monthsOf(unit);
    }

    @ScalarFunction("TIMESTAMPDIFF(STRING, BIGINT, BIGINT) -> BIGINT")
    public static long millisDiff(DatePart unit, long from, long to) {
        return timestampDiff(unit, Math.multiplyExact(from, 1000L), Math.multiplyExact(to, 1000L));
    }

    private static long wholeMonths(long from, long to) {
        long fromDay = Math.floorDiv(from, MICROS_OF_DAY);
        long toDay = Math.floorDiv(to, MICROS_OF_DAY);
        long months =
                (CalendarDay.year(toDay) - CalendarDay.year(fromDay)) * 12
                        + CalendarDay.month(toDay)
                        - CalendarDay.month(fromDay);
        long rest =
                (CalendarDay.dayOfMonth(toDay) - CalendarDay.dayOfMonth(fromDay)) * MICROS_OF_DAY
                        + Math.floorMod(to, MICROS_OF_DAY)
                        - Math.floorMod(from, MICROS_OF_DAY);
        if (months > 0 && rest < 0) {
            return months - 1;
        }
        return months < 0 && rest > 0 ? months + 1 : months;
    }

    @ScalarFunction(
            value = "LAST_DAY(DATE) -> DATE",
            description = "The last day of the month.",
            examples = "LAST_DAY(DATE '2024-02-10') -> 2024-02-29")
    public static long lastDay(long day) {
        long year = CalendarDay.year(day);
        int month = CalendarDay.month(day);
        return CalendarDay.of(year, month, CalendarDay.daysInMonth(year, month));
    }

    @ScalarFunction(
            value = "FROM_UNIXTIME(BIGINT) -> TIMESTAMP",
            description = "The time so many seconds after the beginning of 1970.",
            examples = "FROM_UNIXTIME(1700000000) -> 2023-11-14T22:13:20")
    public static long fromUnixtime(long seconds) {
        return Math.multiplyExact(seconds, 1_000_000L);
    }

    @ScalarFunction(
            value = "TO_TIMESTAMP_LTZ(BIGINT, BIGINT) -> TIMESTAMP",
            description = "The time so many seconds (precision 0) or milliseconds (3) after 1970.",
            examples = "TO_TIMESTAMP_LTZ(1700000000123, 3) -> 2023-11-14T22:13:20.123")
    public static long toTimestampLtz(long count, long precision) {
        if (precision != 0 && precision != 3) {
            throw new FunctionException("the precision is 0 or 3, not " + precision);
        }
        return Math.multiplyExact(count, precision == 0 ? 1_000_000L : 1_000L);
    }

    @ScalarFunction(
            value = "UNIX_TIMESTAMP(TIMESTAMP) -> BIGINT",
            description = "Whole seconds since the beginning of 1970.",
            examples = "UNIX_TIMESTAMP(TIMESTAMP '2023-11-14 22:13:20.5') -> 1700000000")
    public static long unixTimestamp(long timestamp) {
        return Math.floorDiv(timestamp, 1_000_000L);
    }

    @ScalarFunction("UNIX_TIMESTAMP(BIGINT) -> BIGINT")
    public static long unixTimestampOfMillis(long millis) {
        return Math.floorDiv(millis, 1000L);
    }

    @ScalarFunction(
            value = "TO_TIMESTAMP(STRING) -> TIMESTAMP",
            description =
                    "A time from ISO-8601 text, or text of a pattern (as of DATE_FORMAT), or from"
                            + " milliseconds since 1970.",
            examples = {
                "TO_TIMESTAMP('2024-05-15 10:35:12') -> 2024-05-15T10:35:12",
                "TO_TIMESTAMP('2024-05-15T10:35:12+02:00') -> 2024-05-15T08:35:12",
                "TO_TIMESTAMP('15.05.2024', 'dd.MM.yyyy') -> 2024-05-15T00:00:00",
                "TO_TIMESTAMP(1700000000250) -> 2023-11-14T22:13:20.250"
            })
    public static long toTimestamp(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Parsed parsed = new Parsed();
        if (DateTimeText.parseTimestamp(utf8, 0, utf8.length, parsed) != Outcome.OK) {
            throw new FunctionException("\"" + text + "\" is not a timestamp");
        }
        return parsed.longValue();
    }

    @ScalarFunction("TO_TIMESTAMP(STRING, STRING) -> TIMESTAMP")
    public static long toTimestamp(String text, TimePattern pattern) {
        return pattern.parse(text);
    }

    @ScalarFunction(
            value = "DATE_FORMAT(TIMESTAMP, STRING) -> STRING",
            aliases = "FORMAT_TIMESTAMP",
            description =
                    "A time, or milliseconds since 1970, by a pattern of Java (yyyy-MM-dd) or of"
                            + " strftime (%Y-%m-%d).",
            examples = {
                "DATE_FORMAT(TIMESTAMP '2024-05-15 10:35:12', 'dd.MM.yyyy HH:mm') -> 15.05.2024"
                        + " 10:35",
                "DATE_FORMAT(1700000000000, '%Y-%m-%d') -> 2023-11-14"
            })
    public static void dateFormat(long timestamp, TimePattern pattern, TextBuilder out) {
        out.append(pattern.format(timestamp));
    }

    @ScalarFunction("DATE_FORMAT(BIGINT, STRING) -> STRING")
    public static void dateFormatOfMillis(long millis, TimePattern pattern, TextBuilder out) {
        out.append(pattern.format(Math.multiplyExact(millis, 1000L)));
    }

    @ScalarFunction("TO_TIMESTAMP(BIGINT) -> TIMESTAMP")
    public static long toTimestamp(long millis) {
        return Math.multiplyExact(millis, 1000L);
    }

    @ScalarFunction(
            value = "TO_MILLIS(TIMESTAMP) -> BIGINT",
            description = "Milliseconds since the beginning of 1970.",
            examples = "TO_MILLIS(TIMESTAMP '1970-01-01 00:00:01.5') -> 1500")
    public static long toMillis(long timestamp) {
        return Math.floorDiv(timestamp, 1000L);
    }
}
