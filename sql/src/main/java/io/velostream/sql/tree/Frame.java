package io.velostream.sql.tree;

/// The frame of a window: `ROWS BETWEEN start AND end EXCLUDE …`. A frame without `BETWEEN` ends at
/// the current row.
public record Frame(Unit unit, Bound start, Bound end, Exclusion exclusion, Position position)
        implements Node {
    /// What bounds are measured in.
    public enum Unit {
        ROWS,
        RANGE,
        GROUPS
    }

    /// One end of a frame.
    public sealed interface Bound {
        /// `UNBOUNDED PRECEDING`.
        record UnboundedPreceding() implements Bound {}

        /// `offset PRECEDING`.
        record Preceding(Expression offset) implements Bound {}

        /// `CURRENT ROW`.
        record CurrentRow() implements Bound {}

        /// `offset FOLLOWING`.
        record Following(Expression offset) implements Bound {}

        /// `UNBOUNDED FOLLOWING`.
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
