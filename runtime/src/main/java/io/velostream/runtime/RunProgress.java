package io.velostream.runtime;

/// How far a running application is.
///
/// @param totalBytes size of all inputs, or -1 if one of them does not know
/// @param rowsWritten rows that reached sinks and results
public record RunProgress(
        long rowsRead,
        long bytesRead,
        long totalBytes,
        long rowsWritten,
        long rowsFailed,
        long rowsLate) {}
