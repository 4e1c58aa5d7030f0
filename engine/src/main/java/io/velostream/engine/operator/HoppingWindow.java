package io.velostream.engine.operator;

/// Windows of one size, one beginning every `advance`. They begin and end at two places of each
/// advance, so there are at most two slices an advance, whatever the sizes have in common. Where
/// `advance` is larger than `size`, the second one is in no window.
public record HoppingWindow(long sizeMicros, long advanceMicros, long offsetMicros)
        implements TimeWindows {
    public HoppingWindow {
        TimeWindows.check(sizeMicros);
        TimeWindows.check(advanceMicros);
    }

    /// The start of the last window that begins at `micros` or before.
    private long lastStart(long micros) {
        return TimeWindows.floor(micros, advanceMicros, offsetMicros);
    }

    /// How far behind its start a window's end lies in the advance it falls into.
    private long endInAdvance() {
        return sizeMicros % advanceMicros;
    }

    @Override
    public void locate(long micros, Slice slice) {
        long start = lastStart(micros);
        long cut = start + endInAdvance();
        boolean behindCut = micros >= cut;
        slice.start = behindCut ? cut : start;
        slice.end = behindCut ? start + advanceMicros : cut;
        slice.firstEnd = firstEnd(micros);
        slice.lastEnd = start + sizeMicros;
    }

    @Override
    public long firstEnd(long micros) {
        return lastStart(micros - sizeMicros) + advanceMicros + sizeMicros;
    }

    @Override
    public long lastEnd(long micros) {
        return lastStart(micros) + sizeMicros;
    }

    @Override
    public long startOf(long end) {
        return end - sizeMicros;
    }

    @Override
    public boolean isPartition() {
        return advanceMicros == sizeMicros;
    }
}
