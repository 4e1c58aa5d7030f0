package io.velostream.functions.scalar;

import io.velostream.functions.FunctionException;
import io.velostream.functions.ScalarFunction;

/// Fields of times, as PostgreSQL counts them but always whole: `SECOND` has no fraction,
/// `MILLISECOND` and `MICROSECOND` contain the seconds of the minute, `EPOCH` is whole seconds.
public final class TimePartFunctions {
    private static final long MICROS_OF_DAY = TimeFunctions.MICROS_OF_DAY;
    private static final long MICROS_OF_HOUR = 3_600_000_000L;
    private static final long MICROS_OF_MINUTE = 60_000_000L;
    private static final long MICROS_OF_SECOND = 1_000_000L;

    /// As PostgreSQL has it: a month of 30 days, a year of 365.25.
    private static final long SECONDS_OF_MONTH = 30 * 86_400L;

    private static final long SECONDS_OF_YEAR = 31_557_600L;

    private TimePartFunctions() {}

    @ScalarFunction(
            value = "EXTRACT(STRING, TIMESTAMP) -> BIGINT",
            aliases = "DATE_PART",
            description = "A field of a time, or of milliseconds since 1970, or of an interval.",
            examples = {
                "EXTRACT('HOUR', TIMESTAMP '2024-05-15 10:35:12') -> 10",
                "EXTRACT('DOW', TIMESTAMP '2024-05-19 00:00:00') -> 0",
                "EXTRACT('ISODOW', DATE '2024-05-19') -> 7",
                "EXTRACT('WEEK', DATE '2021-01-03') -> 53",
                "EXTRACT('MILLISECOND', TIMESTAMP '2024-05-15 10:35:12.345') -> 12345",
                "EXTRACT('EPOCH', 1700000000999) -> 1700000000",
                "EXTRACT('MINUTE', TIME '10:35:12') -> 35",
                "EXTRACT('DAY', INTERVAL '50 hours') -> 2"
            })
    public static long extract(DatePart part, long timestamp) {
        return switch (part) {
            case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, NANOSECOND ->
                    ofTime(part, Math.floorMod(timestamp, MICROS_OF_DAY));
            case EPOCH -> Math.floorDiv(timestamp, MICROS_OF_SECOND);
            default -> ofDate(part, Math.floorDiv(timestamp, MICROS_OF_DAY));
        };
    }

    @ScalarFunction("EXTRACT(STRING, BIGINT) -> BIGINT")
    public static long extractFromMillis(DatePart part, long millis) {
        return extract(part, Math.multiplyExact(millis, 1000L));
    }

    @ScalarFunction("EXTRACT(STRING, DATE) -> BIGINT")
    public static long extractFromDate(DatePart part, long day) {
        return extract(part, Math.multiplyExact(day, MICROS_OF_DAY));
    }

    @ScalarFunction("EXTRACT(STRING, TIME) -> BIGINT")
    public static long extractFromTime(DatePart part, long time) {
        return part == DatePart.EPOCH ? time / MICROS_OF_SECOND : ofTime(part, time);
    }

    @ScalarFunction("EXTRACT(STRING, INTERVAL) -> BIGINT")
    public static long extractFromInterval(DatePart part, long micros) {
        return switch (part) {
            case EPOCH -> micros / MICROS_OF_SECOND;
            case DAY -> micros / MICROS_OF_DAY;
            // Every field has the sign of the whole.
            default -> ofTime(part, micros % MICROS_OF_DAY);
        };
    }

    @ScalarFunction("EXTRACT(STRING, INTERVAL MONTH) -> BIGINT")
    public static long extractFromMonths(DatePart part, long months) {
        return switch (part) {
            case YEAR -> months / 12;
            case QUARTER -> months % 12 / 3 + 1;
            case MONTH -> months % 12;
            case EPOCH -> months / 12 * SECONDS_OF_YEAR + months % 12 * SECONDS_OF_MONTH;
            case MILLENNIUM -> months / 12_000;
            case CENTURY -> months / 1_200;
            case DECADE -> months / 120;
            default -> throw new FunctionException("months have no field " + part);
        };
    }

    private static long ofTime(DatePart part, long micros) {
        return switch (part) {
            case HOUR -> micros / MICROS_OF_HOUR;
            case MINUTE -> micros / MICROS_OF_MINUTE % 60;
            case SECOND -> micros / MICROS_OF_SECOND % 60;
            case MILLISECOND -> micros % MICROS_OF_MINUTE / 1000;
            case MICROSECOND -> micros % MICROS_OF_MINUTE;
            case NANOSECOND -> micros % MICROS_OF_MINUTE * 1000;
            default -> throw new FunctionException("a time of day has no field " + part);
        };
    }

    private static long ofDate(DatePart part, long day) {
        return switch (part) {
            case MILLENNIUM -> Math.ceilDiv(CalendarDay.year(day), 1000L);
            case CENTURY -> Math.ceilDiv(CalendarDay.year(day), 100L);
            case DECADE -> Math.floorDiv(CalendarDay.year(day), 10L);
            case YEAR -> CalendarDay.year(day);
            case ISOYEAR -> CalendarDay.isoYear(day);
            case QUARTER -> (CalendarDay.month(day) - 1) / 3 + 1;
            case MONTH -> CalendarDay.month(day);
            case WEEK -> CalendarDay.isoWeek(day);
            case DAY -> CalendarDay.dayOfMonth(day);
            case DOW -> CalendarDay.isoDayOfWeek(day) % 7;
            case ISODOW -> CalendarDay.isoDayOfWeek(day);
            case DOY -> CalendarDay.dayOfYear(day);
            default -> throw new FunctionException("a date has no field " + part);
        };
    }

    @ScalarFunction(
            value = {"YEAR(TIMESTAMP) -> BIGINT"},
            description = "The year of a time.",
            examples = "YEAR(DATE '2024-05-15') -> 2024")
    public static long year(long timestamp) {
        return extract(DatePart.YEAR, timestamp);
    }

    @ScalarFunction(
            value = "QUARTER(TIMESTAMP) -> BIGINT",
            description = "The quarter of the year, 1 to 4.",
            examples = "QUARTER(DATE '2024-05-15') -> 2")
    public static long quarter(long timestamp) {
        return extract(DatePart.QUARTER, timestamp);
    }

    @ScalarFunction(
            value = "MONTH(TIMESTAMP) -> BIGINT",
            description = "The month of the year, 1 to 12.",
            examples = "MONTH(DATE '2024-05-15') -> 5")
    public static long month(long timestamp) {
        return extract(DatePart.MONTH, timestamp);
    }

    @ScalarFunction(
            value = "WEEK(TIMESTAMP) -> BIGINT",
            description = "The week of the ISO year, 1 to 53.",
            examples = "WEEK(DATE '2024-05-15') -> 20")
    public static long week(long timestamp) {
        return extract(DatePart.WEEK, timestamp);
    }

    @ScalarFunction(
            value = "DAYOFMONTH(TIMESTAMP) -> BIGINT",
            aliases = "DAY",
            description = "The day of the month, 1 to 31.",
            examples = "DAYOFMONTH(DATE '2024-05-15') -> 15")
    public static long dayOfMonth(long timestamp) {
        return extract(DatePart.DAY, timestamp);
    }

    @ScalarFunction(
            value = "DAYOFYEAR(TIMESTAMP) -> BIGINT",
            description = "The day of the year, 1 to 366.",
            examples = "DAYOFYEAR(DATE '2024-02-01') -> 32")
    public static long dayOfYear(long timestamp) {
        return extract(DatePart.DOY, timestamp);
    }

    @ScalarFunction(
            value = "DAYOFWEEK(TIMESTAMP) -> BIGINT",
            description = "1 for Sunday to 7 for Saturday; EXTRACT(DOW …) counts from 0.",
            examples = "DAYOFWEEK(DATE '2024-05-19') -> 1")
    public static long dayOfWeek(long timestamp) {
        return extract(DatePart.DOW, timestamp) + 1;
    }

    @ScalarFunction(
            value = "HOUR(TIMESTAMP) -> BIGINT",
            description = "The hour of the day, 0 to 23.",
            examples = "HOUR(TIMESTAMP '2024-05-15 10:35:12') -> 10")
    public static long hour(long timestamp) {
        return extract(DatePart.HOUR, timestamp);
    }

    @ScalarFunction(
            value = "MINUTE(TIMESTAMP) -> BIGINT",
            description = "The minute of the hour, 0 to 59.",
            examples = "MINUTE(TIMESTAMP '2024-05-15 10:35:12') -> 35")
    public static long minute(long timestamp) {
        return extract(DatePart.MINUTE, timestamp);
    }

    @ScalarFunction(
            value = "SECOND(TIMESTAMP) -> BIGINT",
            description = "The second of the minute, 0 to 59.",
            examples = "SECOND(TIMESTAMP '2024-05-15 10:35:12') -> 12")
    public static long second(long timestamp) {
        return extract(DatePart.SECOND, timestamp);
    }
}
