package io.velostream.planner.plan;

import io.velostream.planner.expression.RowExpression;

/// The window of a grouped query.
///
/// @param time the row's time: TIMESTAMP, or BIGINT milliseconds
/// @param latenessMicros how long after its end a window still takes rows
/// @param late what happens to rows that come within that time
/// @param resultTime which of the window's bounds is the event time of its result
public record Window(
        WindowShape shape,
        RowExpression time,
        long latenessMicros,
        Late late,
        ResultTime resultTime) {
    /// What a FINAL window does with the time in which it still takes rows.
    public enum Late {
        /// It is emitted once, when that time is over.
        WAIT,
        /// It is emitted at its end, and again after later rows, as an update.
        UPDATE
    }

    /// Which watermark a FINAL window passes on.
    public enum ResultTime {
        /// Results count as of their start.
        START,
        /// Results count as of the last millisecond before their end, so that they belong to the
        /// same larger window as the rows they were made of.
        END
    }
}
