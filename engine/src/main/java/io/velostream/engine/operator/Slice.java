package io.velostream.engine.operator;

/// The slice of some [TimeWindows] that was last asked for; filled again and again.
///
/// Bounds are micros, `[start, end)`.
public final class Slice {
    long start;
    long end;

    /// The end of the first window that contains it, or, if there is none, of the first behind it.
    long firstEnd;

    /// The end of the last window that begins at its start or before.
    long lastEnd;

    Slice() {}

    boolean contains(long micros) {
        return micros >= start && micros < end;
    }

    /// Whether any window contains it.
    boolean isInWindow() {
        return lastEnd > start;
    }
}
