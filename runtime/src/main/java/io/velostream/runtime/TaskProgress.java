package io.velostream.runtime;

/// How far one task is.
///
/// @param rowsRead rows that it has decoded itself
/// @param rowsWritten rows that it has given to sinks
record TaskProgress(long rowsRead, long rowsWritten, long rowsFailed, long rowsLate) {
    static final TaskProgress NONE = new TaskProgress(0, 0, 0, 0);
}
