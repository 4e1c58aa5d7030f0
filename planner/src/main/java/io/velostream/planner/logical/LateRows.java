package io.velostream.planner.logical;

import io.velostream.planner.plan.Window;
import java.util.Optional;

/// What windows do with rows that come after their end.
///
/// @param allowedMicros how long after its end a window still takes rows, if that is said
/// @param strategy what it does then, if that is said
public record LateRows(Optional<Long> allowedMicros, Optional<Window.Late> strategy) {
    public static final LateRows UNSAID = new LateRows(Optional.empty(), Optional.empty());

    /// This, and where it says nothing, the other.
    public LateRows or(LateRows other) {
        return new LateRows(allowedMicros.or(other::allowedMicros), strategy.or(other::strategy));
    }

    /// For windows over the rows of both: the longer time, and updates if either wants them.
    LateRows and(LateRows other) {
        Optional<Long> longer =
                allowedMicros.isPresent() && other.allowedMicros.isPresent()
                        ? Optional.of(Math.max(allowedMicros.get(), other.allowedMicros.get()))
                        : allowedMicros.or(other::allowedMicros);
        boolean updates = updates() || other.updates();
        return new LateRows(
                longer, updates ? Optional.of(Window.Late.UPDATE) : strategy.or(other::strategy));
    }

    public boolean updates() {
        return strategy.equals(Optional.of(Window.Late.UPDATE));
    }
}
