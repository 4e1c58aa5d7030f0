package io.velostream.connect;

import io.velostream.types.Batch;

/// Turns rows into the bytes of one output. Used by one thread.
public interface Encoder {
    /// Writes what comes before the first row, such as a header line.
    default void begin(OutputBuffer out) {}

    /// Appends the selected rows of `batch`.
    void encode(Batch batch, OutputBuffer out);

    /// Writes what comes after the last row.
    default void end(OutputBuffer out) {}
}
