package io.velostream.engine.over;

/// What is known about rows that have not come yet. One object for all parts of an operator.
final class Horizon {
    /// All rows with a time before it, in micros, are there.
    long watermark = Long.MIN_VALUE;

    /// Whether only the watermark, not a later row, says that the peers of a row are complete. It
    /// does when the order is by event time, so that what is emitted does not depend on how often
    /// the watermark moves.
    boolean timed;

    /// Whether no more rows come.
    boolean finished;
}
