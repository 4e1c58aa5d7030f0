package io.velostream.engine.operator;

/// Windows of one size side by side, aligned to the epoch plus an offset.
public record TumblingWindow(long sizeMicros, long offsetMicros) implements TimeWindows {
    public TumblingWindow {
        TimeWindows.check(sizeMicros);
    }

    @Override
    public void locate(long micros, Slice slice) {
        slice.start = TimeWindows.floor(micros, sizeMicros, offsetMicros);
        slice.end = slice.start + sizeMicros;
        slice.firstEnd = slice.end;
        slice.lastEnd = slice.end;
    }

    @Override
    public long firstEnd(long micros) {
        return TimeWindows.floor(micros, sizeMicros, offsetMicros) + sizeMicros;
    }

    @Override
    public long lastEnd(long micros) {
        return TimeWindows.floor(micros, sizeMicros, offsetMicros) + sizeMicros;
    }

    @Override
    public long startOf(long end) {
        return end - sizeMicros;
    }

    @Override
    public boolean isPartition() {
        return true;
    }
}
