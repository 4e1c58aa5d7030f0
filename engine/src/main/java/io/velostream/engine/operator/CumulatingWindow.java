package io.velostream.engine.operator;

/// Windows that begin where a tumbling window of `size` would and end after one step, two, … up to
/// the size.
public record CumulatingWindow(long sizeMicros, long stepMicros, long offsetMicros)
        implements TimeWindows {
    public CumulatingWindow {
        TimeWindows.check(sizeMicros);
        TimeWindows.check(stepMicros);
        if (sizeMicros % stepMicros != 0) {
            throw new IllegalArgumentException(sizeMicros + " is no multiple of " + stepMicros);
        }
    }

    @Override
    public void locate(long micros, Slice slice) {
        // The size is a multiple of the step, so steps need no look at where the window begins.
        slice.start = TimeWindows.floor(micros, stepMicros, offsetMicros);
        slice.end = slice.start + stepMicros;
        slice.firstEnd = slice.end;
        slice.lastEnd = lastEnd(micros);
    }

    @Override
    public long firstEnd(long micros) {
        return TimeWindows.floor(micros, stepMicros, offsetMicros) + stepMicros;
    }

    @Override
    public long lastEnd(long micros) {
        return TimeWindows.floor(micros, sizeMicros, offsetMicros) + sizeMicros;
    }

    @Override
    public long startOf(long end) {
        return TimeWindows.floor(end - 1, sizeMicros, offsetMicros);
    }

    @Override
    public boolean isPartition() {
        return stepMicros == sizeMicros;
    }
}
