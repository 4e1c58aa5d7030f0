package io.velostream.sql.tree;

import java.util.List;
import java.util.Optional;

/// A time window, however it was written: Velostream's `TUMBLING(ts, 1m)`, ksqlDB's `TUMBLING (SIZE
/// 1 MINUTE, GRACE PERIOD 10 SECONDS)` and Flink's `TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1'
/// MINUTE)` are equal but for what they leave out. Flink's group functions `TUMBLE(ts, …)` in a
/// `GROUP BY` stay calls.
///
/// @param time the event time column, when named
/// @param size the length of a window, the gap of a session, the longest one of `CUMULATE`
/// @param advance how far windows are apart (`HOPPING`, also called slide), or the step of
///   `CUMULATE`; empty for the others, and where `SLIDING(5m)` leaves it out
/// @param keys of `SESSION(ts, gap, key)` and `SESSION(TABLE t PARTITION BY key, …)`
/// @param offset of the first window from the epoch
/// @param grace how long after its end a window still takes rows
/// @param retention how long ksqlDB would keep the window's results
public record WindowSpec(
        Kind kind,
        Optional<Expression> time,
        Expression.IntervalLiteral size,
        Optional<Expression.IntervalLiteral> advance,
        List<Expression> keys,
        Optional<Expression.IntervalLiteral> offset,
        Optional<Expression.IntervalLiteral> grace,
        Optional<Expression.IntervalLiteral> retention,
        Position position)
        implements Node {
    public WindowSpec {
        keys = List.copyOf(keys);
    }

    /// The shape of a window.
    public enum Kind {
        TUMBLING,
        /// `HOP`, `HOPPING` and Velostream's `SLIDING`.
        HOPPING,
        SESSION,
        CUMULATE
    }
}
