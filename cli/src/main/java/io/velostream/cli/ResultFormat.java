package io.velostream.cli;

import io.velostream.types.Changelog;
import io.velostream.types.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How results are printed.
enum ResultFormat {
    TABLE,
    JSON,
    CSV,
    UPSERT_JSON,
    DEBEZIUM_JSON;

    static final List<String> WORDS = Arrays.stream(values()).map(ResultFormat::word).toList();

    /// The name of the format of the `stdout` connector that prints it.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it can say of rows that are replaced or deleted.
    Changelog changelog() {
        return switch (this) {
            case JSON, CSV -> Changelog.APPEND;
            case TABLE, UPSERT_JSON -> Changelog.UPSERT;
            case DEBEZIUM_JSON -> Changelog.RETRACT;
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
                        + "\", expected one of "
                        + String.join(", ", WORDS)
                        + Suggestions.didYouMean(word, WORDS)
                                .map(hint -> " (" + hint + ")")
                                .orElse(""));
    }
}
