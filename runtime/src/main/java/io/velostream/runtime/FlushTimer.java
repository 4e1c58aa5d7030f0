package io.velostream.runtime;

import io.velostream.planner.plan.Batching;

/// Says when the rows that an output holds back must leave it. Pure arithmetic over times and
/// counts that it is told: no clock, no I/O. Used by one thread.
///
/// A row that came while the task slept is counted as old as the sleep may have made it.
final class FlushTimer {
    /// Where no row may wait for others, an idle task still sleeps.
    private static final long LEAST_SLEEP_NANOS = 1_000_000;

    private final long timeoutNanos;
    private final long mostRows;
    private final long mostBytes;
    private boolean hasSlept;
    private long sleptAt;
    private long rowsLeft;
    private long bytesLeft;

    /// Whether rows wait, and since when.
    private boolean isWaiting;

    private long since;

    FlushTimer(Batching batching) {
        long micros = Math.min(batching.timeoutMicros(), Long.MAX_VALUE / 4000);
        timeoutNanos = micros * 1000;
        mostRows = batching.rows();
        mostBytes = batching.bytes();
    }

    /// Looks at an output.
    ///
    /// @param now as [System#nanoTime]
    /// @param rows how many it was given so far
    /// @param bytes how many it made of them
    /// @return whether what it holds must leave now
    boolean isDue(long now, long rows, long bytes) {
        boolean woken = hasSlept;
        hasSlept = false;
        if (rows == rowsLeft) {
            return false;
        }
        if (!isWaiting) {
            isWaiting = true;
            since = woken ? sleptAt : now;
        }
        return now - since >= timeoutNanos
                || rows - rowsLeft >= mostRows
                || bytes - bytesLeft >= mostBytes;
    }

    /// The task sleeps from now on, and looks again when it has woken and read.
    ///
    /// @return how long it may sleep: if nothing waits, a row that comes now must not wait longer
    ///   than it may
    long beginSleep(long now) {
        hasSlept = true;
        sleptAt = now;
        return isWaiting
                ? Math.max(0, since + timeoutNanos - now)
                : Math.max(timeoutNanos, LEAST_SLEEP_NANOS);
    }

    /// All that was given has left.
    void left(long rows, long bytes) {
        rowsLeft = rows;
        bytesLeft = bytes;
        isWaiting = false;
    }
}
