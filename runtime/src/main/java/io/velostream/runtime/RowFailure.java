package io.velostream.runtime;

/// One row that could not be processed.
///
/// @param reason stable upper-case code by which failures are counted, such as `MALFORMED_JSON`
/// @param message what exactly was wrong, one sentence
/// @param origin the file or topic partition the row came from; empty if it came from none
/// @param position line number from 1, or offset; -1 if unknown
/// @param step the part of the query that failed, such as `WHERE`; empty if the row could not be
///   read
/// @param row the row as it was, cut off when it is long; empty if it is not known any more
public record RowFailure(
        String reason, String message, String origin, long position, String step, String row) {
    /// `trades.jsonl:17`, or as much of it as is known.
    public String place() {
        return position < 0 ? origin : origin + ":" + position;
    }
}
