package io.velostream.planner.catalog;

import io.velostream.connect.Options;
import io.velostream.planner.logical.StateLimits;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `state.ttl` and `state.max.bytes`.
final class StateOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*([a-z]*)");

    private StateOptions() {}

    static StateLimits of(Options options) {
        Optional<Long> ttl =
                options.find(PlannerOptions.STATE_TTL)
                        .map(text ->
                                Durations.micros(text)
                                        .orElseThrow(() ->
                                                options.invalid(
                                                        PlannerOptions.STATE_TTL,
                                                        "a length of time such as 1h, 90m or 7d")));
        Optional<Long> bytes =
                options.find(PlannerOptions.STATE_BYTES)
                        .map(text ->
                                bytes(text)
                                        .orElseThrow(() ->
                                                options.invalid(
                                                        PlannerOptions.STATE_BYTES,
                                                        "a size such as 512MB or 4GB")));
        // Flink's way to say that nothing expires.
        return new StateLimits(ttl.filter(micros -> micros > 0), bytes);
    }

    /// A number of bytes; empty if the text is no size of at least one. `MB` and `MiB` are both
    /// 1024 x 1024, as in the options of the JVM.
    static Optional<Long> bytes(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int shift =
                switch (matcher.group(2)) {
                    case "", "b", "bytes" -> 0;
                    case "k", "kb", "kib" -> 10;
                    case "m", "mb", "mib" -> 20;
                    case "g", "gb", "gib" -> 30;
                    case "t", "tb", "tib" -> 40;
                    default -> -1;
                };
        long number = Long.parseLong(matcher.group(1));
        boolean fits = shift >= 0 && number > 0 && number <= Long.MAX_VALUE >> shift;
        return fits ? Optional.of(number << shift) : Optional.empty();
    }
}
