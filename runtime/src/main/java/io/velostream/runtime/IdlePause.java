package io.velostream.runtime;

import java.util.concurrent.locks.LockSupport;

/// How a task waits while none of its sources has rows: a pause that doubles from the first to the
/// longest, short enough that nobody notices and long enough that an idle task costs nothing.
final class IdlePause {
    private static final long FIRST_NANOS = 50_000;
    private static final long LONGEST_NANOS = 5_000_000;

    private long next = FIRST_NANOS;

    /// Whether there were rows since the last pause.
    boolean isFirst() {
        return next == FIRST_NANOS;
    }

    /// Waits; an unpark ends it early.
    ///
    /// @param most the longest time in nanoseconds
    void pause(long most) {
        LockSupport.parkNanos(this, Math.min(next, most));
        next = Math.min(next * 2, LONGEST_NANOS);
    }

    void reset() {
        next = FIRST_NANOS;
    }
}
