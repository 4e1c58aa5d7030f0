package io.velostream.runtime;

/// How long a task waits while none of its sources has rows. Pure arithmetic: no clock.
///
/// A pause doubles from the first to the longest, short enough that nobody notices and long enough
/// that an idle task costs nothing. While rows trickle in, it grows to a millisecond: then a
/// hundred thousand rows a second are taken a hundred at a time, and waking up costs less than the
/// rows. When more came than fit in a batch, it was too long.
final class IdlePause {
    private static final long FIRST_NANOS = 50_000;
    private static final long TRICKLE_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = 5_000_000;

    private final long enough;
    private long next = FIRST_NANOS / 2;
    private long rowsBefore;

    /// @param enough how many rows in one pause are a reason to wait less
    IdlePause(long enough) {
        this.enough = enough;
    }

    /// Whether there were rows since the last pause.
    boolean isFirst(long rows) {
        return rows != rowsBefore;
    }

    /// The length of the next pause in nanoseconds.
    ///
    /// @param rows how many were read so far
    long next(long rows) {
        long came = rows - rowsBefore;
        rowsBefore = rows;
        if (came >= enough) {
            next = FIRST_NANOS;
        } else {
            next = Math.min(next * 2, came > 0 ? TRICKLE_NANOS : LONGEST_NANOS);
        }
        return next;
    }
}
