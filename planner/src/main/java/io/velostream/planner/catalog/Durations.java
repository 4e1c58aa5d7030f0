package io.velostream.planner.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time in options: `5s`, `5 seconds`, `500ms`, `1m`; a bare number is seconds.
final class Durations {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,15})\\s*([a-zµ]*)");

    private Durations() {}

    /// Micros; empty if the text is no length of time.
    static Optional<Long> micros(String text) {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        long unit =
                switch (matcher.group(2)) {
                    case "us", "µs", "micro", "micros", "microsecond", "microseconds" -> 1;
                    case "ms", "milli", "millis", "millisecond", "milliseconds" -> 1_000;
                    case "", "s", "sec", "secs", "second", "seconds" -> 1_000_000;
                    case "m", "min", "mins", "minute", "minutes" -> 60_000_000;
                    case "h", "hour", "hours" -> 3_600_000_000L;
                    case "d", "day", "days" -> 86_400_000_000L;
                    case "w", "week", "weeks" -> 604_800_000_000L;
                    default -> 0;
                };
        boolean fits = unit != 0 && Math.multiplyHigh(number, unit) == 0 && number * unit >= 0;
        return fits ? Optional.of(number * unit) : Optional.empty();
    }
}
