package io.velostream.connect;

import io.velostream.types.Text;

/// Is told of every row that could not be read. Called by the thread that reads.
public interface FailureListener {
    /// @param reason stable upper-case code by which failures are counted, such as `MALFORMED_JSON`
    /// @param message what exactly was wrong, one sentence
    /// @param origin the file or topic partition
    /// @param position line number from 1, or offset
    /// @param row the original bytes; a view that is valid during the call. Empty when the row was
    ///   too large to be held.
    void rowFailed(String reason, String message, String origin, long position, Text row);
}
