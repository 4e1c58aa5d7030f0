package io.velostream.runtime;

import java.time.Duration;
import java.util.Locale;

/// Lengths of time as people write them.
public final class TimeSpan {
    private TimeSpan() {}

    /// `1.5s`, `2m3s`, `26h`; precise to the micro.
    public static String of(long micros) {
        // Written by hand it would be as long; only the prefix PT and the capitals go.
        return Duration.of(micros, java.time.temporal.ChronoUnit.MICROS)
                .toString()
                .substring(2)
                .toLowerCase(Locale.ROOT);
    }
}
