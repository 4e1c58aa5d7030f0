package io.velostream.engine.group;

/// What will be asked of the aggregates of some groups, by which their state is chosen.
public enum AggregateUse {
    /// Rows are added, and groups asked for their results: aggregates over the same argument share
    /// their state.
    TOTALS,

    /// Each row may be asked for the running result of its group as well.
    RUNNING,

    /// As [#RUNNING], and rows can be taken back.
    RETRACTING;

    /// That of groups from which rows can be taken back or not, as in `retracting`, and which else
    /// are used as in `plain`.
    public static AggregateUse of(boolean retracting, AggregateUse plain) {
        return retracting ? RETRACTING : plain;
    }
}
