package io.velostream.types.text;

import java.nio.charset.StandardCharsets;

/// Time spans as ISO-8601 durations: `P1DT2H30M`, `PT0.5S`, `-PT1M`, `P1Y2M`.
///
/// Chosen over PostgreSQL's words because programs read it as it is (`java.time.Duration` and
/// `Period` do), and because timestamps are ISO-8601 too.
public final class IntervalText {
    private static final long SECOND = 1_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final byte[][] UNITS = {
        "microsecond".getBytes(StandardCharsets.US_ASCII),
        "millisecond".getBytes(StandardCharsets.US_ASCII),
        "second".getBytes(StandardCharsets.US_ASCII),
        "minute".getBytes(StandardCharsets.US_ASCII),
        "hour".getBytes(StandardCharsets.US_ASCII),
        "day".getBytes(StandardCharsets.US_ASCII),
        "week".getBytes(StandardCharsets.US_ASCII)
    };
    private static final long[] UNIT_MICROS = {1, 1000, SECOND, MINUTE, HOUR, DAY, 7 * DAY};
    private static final byte[] YEAR = "year".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MONTH = "month".getBytes(StandardCharsets.US_ASCII);

    private IntervalText() {}

    /// Prints a span given in micros; at most 40 characters.
    public static int print(byte[] to, int at, long micros) {
        int next = at;
        if (micros < 0) {
            to[next++] = '-';
        }
        // As unsigned: the least long has no positive twin.
        long rest = micros < 0 ? -micros : micros;
        long days = Long.divideUnsigned(rest, DAY);
        rest -= days * DAY;
        to[next++] = 'P';
        if (days != 0) {
            next = LongText.print(to, next, days);
            to[next++] = 'D';
        }
        if (rest == 0 && days != 0) {
            return next;
        }
        to[next++] = 'T';
        next = printUnit(to, next, rest / HOUR, 'H');
        next = printUnit(to, next, rest % HOUR / MINUTE, 'M');
        rest %= MINUTE;
        if (rest != 0 || to[next - 1] == 'T') {
            next = DecimalText.print(to, next, rest, 6);
            while (to[next - 1] == '0') {
                next--;
            }
            next = to[next - 1] == '.' ? next - 1 : next;
            to[next++] = 'S';
        }
        return next;
    }

    /// Prints a span given in months; at most 24 characters.
    public static int printMonths(byte[] to, int at, long months) {
        int next = at;
        if (months < 0) {
            to[next++] = '-';
        }
        long magnitude = Math.abs(months);
        to[next++] = 'P';
        next = printUnit(to, next, magnitude / 12, 'Y');
        next = printUnit(to, next, magnitude % 12, 'M');
        if (magnitude == 0) {
            to[next] = '0';
            to[next + 1] = 'M';
            next += 2;
        }
        return next;
    }

    private static int printUnit(byte[] to, int at, long amount, char unit) {
        if (amount == 0) {
            return at;
        }
        int next = LongText.print(to, at, amount);
        to[next] = (byte) unit;
        return next + 1;
    }

    /// Reads an ISO-8601 duration of weeks to seconds, or words such as `1 day 2.5 hours`, as
    /// micros.
    public static Outcome parse(byte[] from, int offset, int length, Parsed into) {
        return new Scanner(from, offset, offset + length, false).run(into);
    }

    /// Reads an ISO-8601 period of years and months, or words such as `1 year 2 months`, as months.
    public static Outcome parseMonths(byte[] from, int offset, int length, Parsed into) {
        return new Scanner(from, offset, offset + length, true).run(into);
    }

    /// Goes over a span part by part. Spans are rarely read row by row, so an object is affordable.
    private static final class Scanner {
        private final byte[] from;
        private final int end;
        private final boolean months;
        private int at;
        private long total;
        private boolean overflow;

        Scanner(byte[] from, int at, int end, boolean months) {
            this.from = from;
            this.at = at;
            this.end = end;
            this.months = months;
        }

        Outcome run(Parsed into) {
            boolean negative = at < end && from[at] == '-' && peek(1) == 'P';
            if (negative) {
                at++;
            }
            boolean fine = peek(0) == 'P' ? iso() : words();
            if (!fine) {
                return Outcome.MALFORMED;
            }
            return overflow ? Outcome.OUT_OF_RANGE : into.set(negative ? -total : total);
        }

        private int peek(int ahead) {
            return at + ahead < end ? from[at + ahead] : 0;
        }

        private boolean iso() {
            at++;
            boolean time = false;
            int parts = 0;
            while (at < end) {
                if (from[at] == 'T' && !time) {
                    time = true;
                    at++;
                }
                long unit = 0;
                int start = at;
                skipNumber();
                int letter = peek(0);
                if (months) {
                    unit = letter == 'Y' ? 12 : letter == 'M' ? 1 : 0;
                } else if (time) {
                    unit =
                            letter == 'H'
                                    ? HOUR
                                    : letter == 'M' ? MINUTE : letter == 'S' ? SECOND : 0;
                } else {
                    unit = letter == 'D' ? DAY : letter == 'W' ? 7 * DAY : 0;
                }
                if (unit == 0 || !add(start, at, unit)) {
                    return false;
                }
                at++;
                parts++;
            }
            return parts > 0;
        }

        private boolean words() {
            int parts = 0;
            while (true) {
                skipBlanks();
                if (at == end) {
                    return parts > 0;
                }
                int start = at;
                skipNumber();
                int stop = at;
                skipBlanks();
                long unit = unitWord();
                if (unit == 0 || !add(start, stop, unit)) {
                    return false;
                }
                parts++;
            }
        }

        private void skipBlanks() {
            while (at < end && from[at] == ' ') {
                at++;
            }
        }

        private void skipNumber() {
            if (at < end && (from[at] == '-' || from[at] == '+')) {
                at++;
            }
            while (at < end && (from[at] == '.' || (from[at] >= '0' && from[at] <= '9'))) {
                at++;
            }
        }

        private long unitWord() {
            int start = at;
            while (at < end && (from[at] | 0x20) >= 'a' && (from[at] | 0x20) <= 'z') {
                at++;
            }
            if (months) {
                return isWord(YEAR, start) ? 12 : isWord(MONTH, start) ? 1 : 0;
            }
            for (int i = 0; i < UNITS.length; i++) {
                if (isWord(UNITS[i], start)) {
                    return UNIT_MICROS[i];
                }
            }
            return 0;
        }

        private boolean isWord(byte[] word, int start) {
            int length = at - start;
            boolean plural = length == word.length + 1 && (from[at - 1] | 0x20) == 's';
            return (length == word.length || plural)
                    && BooleanText.sameIgnoringCase(word, from, start);
        }

        private boolean add(int start, int stop, long unit) {
            Parsed number = new Parsed();
            Outcome outcome =
                    DecimalText.parse(
                            from,
                            start,
                            stop - start,
                            18,
                            months ? 0 : 6,
                            DecimalText.Excess.REFUSE,
                            number);
            if (outcome == Outcome.MALFORMED || outcome == Outcome.INEXACT) {
                return false;
            }
            if (outcome == Outcome.OUT_OF_RANGE) {
                overflow = true;
                return true;
            }
            long whole = months ? number.longValue() : number.longValue() / SECOND;
            long millionths = months ? 0 : number.longValue() % SECOND;
            overflow |= Math.multiplyHigh(whole, unit) != ((whole * unit) >> 63);
            long amount = whole * unit + millionths * unit / SECOND;
            long sum = total + amount;
            overflow |= ((total ^ sum) & (amount ^ sum)) < 0;
            total = sum;
            return true;
        }
    }
}
