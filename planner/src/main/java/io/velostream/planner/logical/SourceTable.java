package io.velostream.planner.logical;

import io.velostream.connect.Source;
import io.velostream.types.Schema;
import java.util.List;
import java.util.Optional;

/// A source that has been opened for planning. Scans of the same object are one scan.
///
/// @param name as it is called in the application
/// @param late what windows over it do with late rows, unless they say it themselves
/// @param deadLetters where its rows go that cannot be used
/// @param key which of its columns tell what row a row replaces; empty if rows stand for themselves
/// @param state what it says about the state of those who read it
public record SourceTable(
        String name,
        Source source,
        Schema schema,
        TableTime time,
        LateRows late,
        Optional<DeadLetterFile> deadLetters,
        List<Integer> key,
        StateLimits state) {
    public SourceTable {
        key = List.copyOf(key);
    }

    /// Whether its rows may be replaced or deleted.
    public boolean isUpdating() {
        return !key.isEmpty() || source.changelog().isUpdating();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
