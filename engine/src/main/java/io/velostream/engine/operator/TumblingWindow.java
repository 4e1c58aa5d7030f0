package io.velostream.engine.operator;

/// A fixed-size window `[start, start + size)`, aligned to the epoch plus an offset. Pure
/// arithmetic: no state, no clock, no I/O.
public record TumblingWindow(long sizeMicros, long offsetMicros) {
    public TumblingWindow {
        if (sizeMicros <= 0) {
            throw new IllegalArgumentException("a window of " + sizeMicros + " micros");
        }
    }

    /// The start of the window that contains `micros`.
    public long startOf(long micros) {
        // floorMod, not %: a time before 1970 must land in the window that contains it.
        return micros - Math.floorMod(micros - offsetMicros, sizeMicros);
    }

    /// The first moment that no longer belongs to the window.
    public long endOf(long start) {
        return start + sizeMicros;
    }
}
