package io.velostream.runtime;

import java.time.Duration;
import java.util.List;

/// What an application that has ended did.
///
/// @param progress the final counts
/// @param failures failed rows by source and reason
/// @param late rows that came too late, by job
/// @param elapsed from the start of the task to its end
/// @param longestStep the most time that one batch took, from its first byte to what came of it
/// @param stateBytes about the most memory that the state took
/// @param stopped whether it was asked to stop before its inputs ended
public record RunStatistics(
        RunProgress progress,
        List<FailureCount> failures,
        List<LateRows> late,
        Duration elapsed,
        Duration longestStep,
        long stateBytes,
        boolean stopped) {
    public RunStatistics {
        failures = List.copyOf(failures);
        late = List.copyOf(late);
    }
}
