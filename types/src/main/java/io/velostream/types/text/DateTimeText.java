package io.velostream.types.text;

/// DATE, TIME and TIMESTAMP as ISO-8601 text: `2024-01-15`, `10:30:00`, `2024-01-15T10:30:00.250`.
///
/// A fraction is printed with three digits if those are enough, else with six, and only if it is
/// not zero. Years outside 0000 to 9999 have a sign and as many digits as they need.
public final class DateTimeText {
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    /// Years of timestamps that fit 64 bits lie well within; for dates it is our limit.
    private static final int LARGEST_YEAR = 999_999;

    /// `00:00:00`
    private static final long TIME_ZEROS = 0x30303a30303a3030L;

    /// What scanning returns instead of a position.
    private static final int MALFORMED = -1;

    private static final int OUT_OF_RANGE = -2;

    private DateTimeText() {}

    /// Prints the day that lies `days` after 1970-01-01; at most 14 characters for the years that
    /// [#parseDate] reads.
    public static int printDate(byte[] to, int at, long days) {
        long date = CivilDate.ofDays(days);
        long year = date >> 16;
        int monthAndDay = ((int) (date >> 8) & 0xff) * 100 + ((int) date & 0xff);
        int next = at;
        long digits;
        if (year >= 0 && year <= 9999) {
            digits = Swar.digits8((int) year * 10_000 + monthAndDay) | Swar.ZEROS;
            Swar.store4(to, next, (int) digits);
            next += 4;
        } else {
            to[next++] = (byte) (year < 0 ? '-' : '+');
            long magnitude = Math.abs(year);
            next =
                    magnitude > 9999
                            ? LongText.print(to, next, magnitude)
                            : LongText.printPadded(to, next, magnitude, 4);
            digits = Swar.digits8(monthAndDay) | Swar.ZEROS;
        }
        to[next] = '-';
        Swar.store2(to, next + 1, (int) (digits >>> 32));
        to[next + 3] = '-';
        Swar.store2(to, next + 4, (int) (digits >>> 48));
        return next + 6;
    }

    /// Prints the time of day that lies `micros` after midnight; at most 15 characters.
    public static int printTime(byte[] to, int at, long micros) {
        int seconds = (int) (micros / MICROS_PER_SECOND);
        int fraction = (int) (micros - seconds * MICROS_PER_SECOND);
        int minutes = seconds / 60;
        int hours = minutes / 60;
        long digits =
                Swar.digits8(
                        hours * 10_000 + (minutes - hours * 60) * 100 + seconds - minutes * 60);
        long spread =
                (digits >>> 16 & 0xffff) | (digits >>> 32 & 0xffff) << 24 | (digits >>> 48) << 48;
        Swar.store(to, at, spread | TIME_ZEROS);
        return fraction == 0 ? at + 8 : printFraction(to, at + 8, fraction);
    }

    private static int printFraction(byte[] to, int at, int micros) {
        to[at] = '.';
        Swar.store(to, at + 1, (Swar.digits8(micros) | Swar.ZEROS) >>> 16);
        return micros % 1000 == 0 ? at + 4 : at + 7;
    }

    /// Prints the moment that lies `micros` after the epoch, in UTC and without a zone; at most 32
    /// characters.
    public static int printTimestamp(byte[] to, int at, long micros) {
        long days = Math.floorDiv(micros, MICROS_PER_DAY);
        int next = printDate(to, at, days);
        to[next] = 'T';
        return printTime(to, next + 1, micros - days * MICROS_PER_DAY);
    }

    /// Reads `[+-]YYYY-MM-DD` as days since 1970-01-01.
    public static Outcome parseDate(byte[] from, int offset, int length, Parsed into) {
        int end = offset + length;
        int stop = scanDate(from, offset, end, into);
        if (stop < 0) {
            return stop == OUT_OF_RANGE ? Outcome.OUT_OF_RANGE : Outcome.MALFORMED;
        }
        return stop == end ? Outcome.OK : Outcome.MALFORMED;
    }

    /// Reads `HH:MM[:SS[.fraction]]` as micros since midnight; further fraction digits are cut off.
    public static Outcome parseTime(byte[] from, int offset, int length, Parsed into) {
        int end = offset + length;
        int stop = scanTime(from, offset, end, into);
        if (stop < 0) {
            return stop == OUT_OF_RANGE ? Outcome.OUT_OF_RANGE : Outcome.MALFORMED;
        }
        return stop == end ? Outcome.OK : Outcome.MALFORMED;
    }

    /// Reads a date, or a date, `T` or a blank and a time, and then perhaps a zone (`Z`, `+HH`,
    /// `+HHMM`, `+HH:MM`), as micros since the epoch. Without a zone it is UTC; without a time it
    /// is midnight.
    public static Outcome parseTimestamp(byte[] from, int offset, int length, Parsed into) {
        int end = offset + length;
        int at = scanDate(from, offset, end, into);
        if (at < 0) {
            return at == OUT_OF_RANGE ? Outcome.OUT_OF_RANGE : Outcome.MALFORMED;
        }
        long days = into.longValue();
        long time = 0;
        if (at < end) {
            int separator = from[at];
            if (separator != 'T' && separator != ' ' && separator != 't') {
                return Outcome.MALFORMED;
            }
            at = scanTime(from, at + 1, end, into);
            if (at < 0) {
                return at == OUT_OF_RANGE ? Outcome.OUT_OF_RANGE : Outcome.MALFORMED;
            }
            time = into.longValue();
            if (at < end) {
                long shift = zoneMicros(from, at, end);
                if (shift == Long.MIN_VALUE) {
                    return Outcome.MALFORMED;
                }
                time -= shift;
            }
        }
        if (Math.abs(days) > Long.MAX_VALUE / MICROS_PER_DAY - 2) {
            return Outcome.OUT_OF_RANGE;
        }
        return into.set(days * MICROS_PER_DAY + time);
    }

    /// Leaves the days in `into` and returns where the date ends, or one of the two constants.
    private static int scanDate(byte[] from, int offset, int end, Parsed into) {
        int at = offset;
        int sign = at < end && (from[at] == '-' || from[at] == '+') ? from[at++] : 0;
        long year = 0;
        int start = at;
        for (; at < end && from[at] >= '0' && from[at] <= '9'; at++) {
            year = Math.min(year * 10 + from[at] - '0', Integer.MAX_VALUE);
        }
        int digits = at - start;
        if (digits < 4 || (digits > 4 && sign == 0) || end - at < 6) {
            return MALFORMED;
        }
        int month = twoDigits(from, at + 1);
        int day = twoDigits(from, at + 4);
        if (from[at] != '-' || from[at + 3] != '-' || month < 0 || day < 0) {
            return MALFORMED;
        }
        if (sign == '-') {
            year = -year;
        }
        if (Math.abs(year) > LARGEST_YEAR
                || month < 1
                || month > 12
                || day < 1
                || day > CivilDate.daysOfMonth(year, month)) {
            return OUT_OF_RANGE;
        }
        into.set(CivilDate.toDays(year, month, day));
        return at + 6;
    }

    /// Leaves the micros in `into` and returns where the time ends, or one of the two constants.
    private static int scanTime(byte[] from, int offset, int end, Parsed into) {
        int at = offset;
        if (end - at < 5 || from[at + 2] != ':') {
            return MALFORMED;
        }
        int hour = twoDigits(from, at);
        int minute = twoDigits(from, at + 3);
        int second = 0;
        long micros = 0;
        at += 5;
        if (at < end && from[at] == ':') {
            second = end - at < 3 ? -1 : twoDigits(from, at + 1);
            at += 3;
            if (at < end && from[at] == '.') {
                int start = ++at;
                long unit = 100_000;
                for (; at < end && from[at] >= '0' && from[at] <= '9'; at++) {
                    micros += (from[at] - '0') * unit;
                    unit /= 10;
                }
                if (at == start) {
                    return MALFORMED;
                }
            }
        }
        if (hour < 0 || minute < 0 || second < 0) {
            return MALFORMED;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return OUT_OF_RANGE;
        }
        into.set((hour * 3600L + minute * 60L + second) * MICROS_PER_SECOND + micros);
        return at;
    }

    /// The shift that a zone means; the least long if it is none.
    private static long zoneMicros(byte[] from, int at, int end) {
        int length = end - at;
        int sign = from[at];
        if (length == 1 && (sign == 'Z' || sign == 'z')) {
            return 0;
        }
        if ((sign != '+' && sign != '-') || length < 3) {
            return Long.MIN_VALUE;
        }
        int hours = twoDigits(from, at + 1);
        int minutes =
                switch (length) {
                    case 3 -> 0;
                    case 5 -> twoDigits(from, at + 3);
                    case 6 -> from[at + 3] == ':' ? twoDigits(from, at + 4) : -1;
                    default -> -1;
                };
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return Long.MIN_VALUE;
        }
        long micros = (hours * 60L + minutes) * 60 * MICROS_PER_SECOND;
        return sign == '-' ? -micros : micros;
    }

    private static int twoDigits(byte[] from, int at) {
        int tens = from[at] - '0';
        int ones = from[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
