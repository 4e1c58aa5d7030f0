package io.velostream.planner.plan;

/// Which rows of its partition a window function looks at, seen from the current row.
///
/// @param start not after `end`
public record Frame(Unit unit, Bound start, Bound end, Exclusion exclusion) {
    /// What bounds are measured in.
    public enum Unit {
        /// Rows.
        ROWS,
        /// The value of the only ORDER BY column, in the unit of its storage: micros of a
        /// TIMESTAMP, milliseconds of a BIGINT time, units of the last digit of a DECIMAL. Rows of
        /// equal value, the peers, are in or out together.
        RANGE,
        /// Groups of peers.
        GROUPS
    }

    /// One end of a frame; it belongs to the frame.
    public sealed interface Bound {
        /// The first row of the partition, as a start.
        record UnboundedPreceding() implements Bound {}

        /// `distance` before the current row if negative, behind it if positive, or the current row
        /// (for RANGE and GROUPS with its peers) if 0.
        record Offset(long distance) implements Bound {}

        /// The last row of the partition, as an end.
        record UnboundedFollowing() implements Bound {}
    }

    /// Rows left out of the frame.
    public enum Exclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }
}
