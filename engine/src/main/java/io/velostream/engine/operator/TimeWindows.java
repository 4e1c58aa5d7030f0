package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.planner.plan.WindowShape;

/// Windows that lie on event time alike for all groups. Pure arithmetic in micros: no state, no
/// clock, no I/O. A window is known by its end, of which no two have the same.
///
/// A **slice** is a longest stretch in which all moments are in the same windows: its rows can be
/// put together once for all of them.
public sealed interface TimeWindows permits TumblingWindow, HoppingWindow, CumulatingWindow {
    /// The windows of a plan, which are not sessions.
    static TimeWindows of(WindowShape shape) {
        return switch (shape) {
            case WindowShape.Tumbling(long size, long offset) -> new TumblingWindow(size, offset);
            case WindowShape.Hopping(long size, long advance, long offset) ->
                    new HoppingWindow(size, advance, offset);
            case WindowShape.Cumulating(long size, long step, long offset) ->
                    new CumulatingWindow(size, step, offset);
            case WindowShape.Session _ -> throw new IllegalStateException("a session");
        };
    }

    /// Finds the slice that contains `micros`.
    void locate(long micros, Slice slice);

    /// The least end of a window behind `micros`.
    long firstEnd(long micros);

    /// The end of the last window that begins at `micros` or before.
    long lastEnd(long micros);

    /// The start of the window that ends at `end`.
    long startOf(long end);

    /// Whether every moment is in one window and no more.
    boolean isPartition();

    /// The least event time of the results of windows that end behind `micros`.
    default long resultTime(ResultTime which, long micros) {
        long end = firstEnd(micros);
        return switch (which) {
            case START -> startOf(end);
            case END -> end - EventTime.MICROS_PER_MILLI;
        };
    }

    /// The largest number that is `offset` plus a multiple of `length` and not above `micros`.
    static long floor(long micros, long length, long offset) {
        // floorMod, not %: a time before 1970 must land in the window that contains it.
        return micros - Math.floorMod(micros - offset, length);
    }

    /// Refuses lengths that are no lengths.
    static void check(long micros) {
        if (micros <= 0) {
            throw new IllegalArgumentException("a window of " + micros + " micros");
        }
    }
}
