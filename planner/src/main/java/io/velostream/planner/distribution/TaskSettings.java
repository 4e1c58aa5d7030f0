package io.velostream.planner.distribution;

import java.util.Optional;

/// How many tasks whoever runs the application wants a stage to have.
///
/// @param asked the number that was asked for; it holds whatever statements say
/// @param cores how many tasks are there to be used where nobody asks for a number
public record TaskSettings(Optional<Integer> asked, int cores) {
    public static final TaskSettings ONE = new TaskSettings(Optional.empty(), 1);

    /// More tasks than this are surely meant otherwise.
    public static final int MOST = 256;
}
