package io.velostream.cli;

import java.util.Locale;

/// Numbers as a person reads them.
final class Quantity {
    private Quantity() {}

    /// `950`, `12,345`, `1.23 M`, `12.3 M`, `4.56 G`.
    static String of(long count) {
        if (count < 1_000_000) {
            return String.format(Locale.ROOT, "%,d", count);
        }
        return count < 1_000_000_000 ? scaled(count / 1e6, "M") : scaled(count / 1e9, "G");
    }

    private static String scaled(double value, String unit) {
        String format = value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%,.0f %s";
        return String.format(Locale.ROOT, format, value, unit);
    }

    /// `1 row`, `2 rows`.
    static String of(long count, String word) {
        return of(count) + " " + word + (count == 1 ? "" : "s");
    }
}
