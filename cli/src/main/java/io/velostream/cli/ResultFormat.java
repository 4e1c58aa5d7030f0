package io.velostream.cli;

import io.velostream.types.Changelog;
import io.velostream.types.Suggestions;
import java.util.List;
import java.util.Locale;

/// How results are printed.
enum ResultFormat {
    TABLE,
    JSON,
    CSV;

    /// The name of the format of the `stdout` connector that prints it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it can say of rows that are replaced or deleted.
    Changelog changelog() {
        return switch (this) {
            case TABLE, JSON, CSV -> Changelog.APPEND;
        };
    }

    static ResultFormat named(String word) {
        for (ResultFormat format : values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        throw new UsageException(
                "--output is \""
                        + word
                        + "\", expected table, json or csv"
                        + Suggestions.didYouMean(word, List.of("table", "json", "csv"))
                                .map(hint -> " (" + hint + ")")
                                .orElse(""));
    }
}
