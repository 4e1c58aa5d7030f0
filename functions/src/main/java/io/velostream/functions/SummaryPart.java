package io.velostream.functions;

/// What an aggregate is of a summary of its argument. Several aggregates over one argument can then
/// share that summary: one state, to which a row is added once.
public enum SummaryPart {
    /// How many rows there are, whatever the argument.
    ROWS,
    /// How many values there are that are not null.
    COUNT,
    SUM,
    MEAN,
    LEAST,
    MOST
}
