package io.velostream.sql;

import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Position;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads spans of time in every spelling: `5m`, `'1 hour 5 minutes'`, `'1:30' HOUR TO MINUTE`.
final class Intervals {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final BigDecimal NANO = new BigDecimal("0.001");

    /// Micros in a unit, by its singular and its short names.
    private static final Map<String, BigDecimal> MICROS =
            Map.ofEntries(
                    Map.entry("nanosecond", NANO),
                    Map.entry("ns", NANO),
                    Map.entry("microsecond", BigDecimal.ONE),
                    Map.entry("us", BigDecimal.ONE),
                    Map.entry("millisecond", BigDecimal.valueOf(1_000)),
                    Map.entry("ms", BigDecimal.valueOf(1_000)),
                    Map.entry("second", BigDecimal.valueOf(SECOND)),
                    Map.entry("sec", BigDecimal.valueOf(SECOND)),
                    Map.entry("s", BigDecimal.valueOf(SECOND)),
                    Map.entry("minute", BigDecimal.valueOf(MINUTE)),
                    Map.entry("min", BigDecimal.valueOf(MINUTE)),
                    Map.entry("m", BigDecimal.valueOf(MINUTE)),
                    Map.entry("hour", BigDecimal.valueOf(HOUR)),
                    Map.entry("hr", BigDecimal.valueOf(HOUR)),
                    Map.entry("h", BigDecimal.valueOf(HOUR)),
                    Map.entry("day", BigDecimal.valueOf(DAY)),
                    Map.entry("d", BigDecimal.valueOf(DAY)),
                    Map.entry("week", BigDecimal.valueOf(7 * DAY)),
                    Map.entry("w", BigDecimal.valueOf(7 * DAY)));

    private static final Map<String, Integer> MONTHS =
            Map.of("month", 1, "mon", 1, "quarter", 3, "year", 12, "yr", 12, "y", 12);

    private static final Pattern DURATION = Pattern.compile("([0-9_]+(?:\\.[0-9_]+)?)(\\w+)");
    private static final Pattern PART =
            Pattern.compile(
                    "\\s*(?:([+-]?)(\\d{1,18}):(\\d{1,18})(?::(\\d{1,18}(?:\\.\\d{1,18})?))?"
                            + "|([+-]?(?:\\d{1,18}(?:\\.\\d{0,18})?|\\.\\d{1,18}))\\s*(\\p{L}*))");
    private static final Pattern YEAR_MONTH =
            Pattern.compile("\\s*([+-]?)(\\d{1,18})-(\\d{1,18})\\s*");

    private BigDecimal micros = BigDecimal.ZERO;
    private long months;
    private final Position position;

    private Intervals(Position position) {
        this.position = position;
    }

    /// `5m`, `1.5h`, `500ms`.
    static IntervalLiteral duration(String text, Position position) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw SyntaxError.at(position, "\"" + text + "\" is neither a number nor a name");
        }
        Intervals interval = new Intervals(position);
        interval.add(new BigDecimal(matcher.group(1).replace("_", "")), matcher.group(2));
        return interval.toLiteral();
    }

    /// `amount unit`; without a unit, seconds.
    static IntervalLiteral of(String amount, String unit, Position position) {
        Intervals interval = new Intervals(position);
        interval.add(new BigDecimal(amount.replace("_", "")), unit);
        return interval.toLiteral();
    }

    /// The text of `INTERVAL '…'` with its first unit (or none) behind it.
    static IntervalLiteral text(String text, String unit, Position position) {
        Intervals interval = new Intervals(position);
        interval.readAll(text, unit);
        return interval.toLiteral();
    }

    /// The text of `INTERVAL '…' from TO to`: a clock is read from the `from` unit on.
    static IntervalLiteral range(String text, String from, String to, Position position) {
        Intervals interval = new Intervals(position);
        String last = singular(to);
        Matcher yearMonth = YEAR_MONTH.matcher(text);
        if (last.equals("month") && yearMonth.matches()) {
            long years = Long.parseLong(yearMonth.group(2));
            long sum =
                    Math.addExact(
                            Math.multiplyExact(years, 12L), Long.parseLong(yearMonth.group(3)));
            interval.months = yearMonth.group(1).equals("-") ? -sum : sum;
        } else if (last.equals("second") && singular(from).equals("minute")) {
            // A clock of two parts is hours and minutes, unless it ends with seconds.
            interval.readAll("0:" + text.strip(), "");
        } else {
            interval.readAll(text, singular(from).equals("day") ? "day" : "");
        }
        return interval.toLiteral();
    }

    /// Reads `1 hour 5 minutes`, `1h5m`, `2 days 03:04:05.6`, `5`.
    private void readAll(String text, String unit) {
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            if (matcher.group(3) != null) {
                addClock(matcher);
            } else {
                String own = matcher.group(6);
                add(new BigDecimal(matcher.group(5)), own.isEmpty() ? unit : own);
            }
            end = matcher.end();
        }
        if (end == 0 || !text.substring(end).isBlank()) {
            throw SyntaxError.at(
                    position,
                    "\"" + text + "\" is not an interval",
                    "write INTERVAL '5' MINUTE or INTERVAL '1 hour 30 minutes'");
        }
    }

    private void addClock(Matcher clock) {
        BigDecimal sum =
                new BigDecimal(clock.group(2))
                        .multiply(BigDecimal.valueOf(HOUR))
                        .add(new BigDecimal(clock.group(3)).multiply(BigDecimal.valueOf(MINUTE)));
        if (clock.group(4) != null) {
            sum = sum.add(new BigDecimal(clock.group(4)).multiply(BigDecimal.valueOf(SECOND)));
        }
        micros = clock.group(1).equals("-") ? micros.subtract(sum) : micros.add(sum);
    }

    private void add(BigDecimal amount, String unit) {
        String name = unit.isEmpty() ? "second" : singular(unit);
        Integer inMonths = MONTHS.get(name);
        BigDecimal inMicros = MICROS.get(name);
        if (inMonths != null) {
            months = Math.addExact(months, exact(amount.multiply(BigDecimal.valueOf(inMonths))));
        } else if (inMicros != null) {
            micros = micros.add(amount.multiply(inMicros));
        } else {
            throw SyntaxError.at(
                    position,
                    "\"" + unit + "\" is not a unit of time",
                    "units are ns, us, ms, s, m, h, d, w and their full names");
        }
    }

    private static String singular(String unit) {
        String name = unit.toLowerCase(Locale.ROOT);
        boolean known = MICROS.containsKey(name) || MONTHS.containsKey(name);
        return !known && name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    private long exact(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            boolean tooFine = value.stripTrailingZeros().scale() > 0;
            throw SyntaxError.at(
                    position,
                    tooFine
                            ? "the interval is finer than a microsecond"
                            : "the interval is too long");
        }
    }

    private IntervalLiteral toLiteral() {
        long exactMicros = exact(micros);
        if (months != 0 && exactMicros != 0) {
            throw SyntaxError.at(position, "an interval cannot mix months with shorter units");
        }
        return new IntervalLiteral(months, exactMicros, position);
    }
}
