package io.velostream.planner.logical;

import io.velostream.connect.Source;
import io.velostream.types.Schema;
import java.util.Optional;

/// A source that has been opened for planning. Scans of the same object are one scan.
///
/// @param name as it is called in the application
/// @param eventTime if the table declares it
/// @param delayMicros the disorder to allow for where a window names the event time itself
/// @param latenessMicros how long windows over it take late rows
public record SourceTable(
        String name,
        Source source,
        Schema schema,
        Optional<EventTime> eventTime,
        long delayMicros,
        long latenessMicros) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
