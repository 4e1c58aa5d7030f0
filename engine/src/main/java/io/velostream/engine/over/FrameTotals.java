package io.velostream.engine.over;

/// What [SlidingAggregate] found in the frame of each row, by row number; extremes of DOUBLE as
/// [SlidingAggregate#ordered] bits, sums of DOUBLE as bits, of integers in two words.
final class FrameTotals {
    long[] counts = new long[0];
    long[] sums = new long[0];
    long[] highs = new long[0];
    long[] least = new long[0];
    long[] greatest = new long[0];

    void ensureRows(int rows) {
        if (counts.length < rows) {
            counts = new long[rows];
            sums = new long[rows];
            highs = new long[rows];
            least = new long[rows];
            greatest = new long[rows];
        }
    }
}
