package io.velostream.planner.logical;

import io.velostream.connect.Source;
import io.velostream.types.Schema;
import java.util.Optional;

/// A source that has been opened for planning. Scans of the same object are one scan.
///
/// @param name as it is called in the application
/// @param late what windows over it do with late rows, unless they say it themselves
/// @param deadLetters where its rows go that cannot be used
public record SourceTable(
        String name,
        Source source,
        Schema schema,
        TableTime time,
        LateRows late,
        Optional<DeadLetterFile> deadLetters) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
