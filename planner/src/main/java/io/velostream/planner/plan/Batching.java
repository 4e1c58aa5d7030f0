package io.velostream.planner.plan;

/// When the rows that an output holds back leave it together: as soon as one of the limits is
/// reached, or the output's own buffer is full.
///
/// @param timeoutMicros how long the oldest of them may wait for others; 0: none waits
/// @param rows how many are enough; looked at after each batch of a task, so that a few more may
///   leave together
/// @param bytes how large they may become
public record Batching(long timeoutMicros, long rows, long bytes) {
    /// What holds where nothing is said.
    public static final Batching DEFAULT = ofTimeout(5_000);

    public Batching {
        if (timeoutMicros < 0 || rows < 1 || bytes < 1) {
            throw new IllegalArgumentException(timeoutMicros + " us, " + rows + ", " + bytes);
        }
    }

    /// Only time counts.
    public static Batching ofTimeout(long micros) {
        return new Batching(micros, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /// What satisfies both.
    public Batching with(Batching other) {
        return new Batching(
                Math.min(timeoutMicros, other.timeoutMicros),
                Math.min(rows, other.rows),
                Math.min(bytes, other.bytes));
    }
}
