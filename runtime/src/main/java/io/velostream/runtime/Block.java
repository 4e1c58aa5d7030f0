package io.velostream.runtime;

import io.velostream.connect.OutputBuffer;

/// Encoded rows on their way from the task that made them to the place where they are written.
final class Block {
    /// Measured: parts of 64 and 256 KB tie, and small ones stay in the cache.
    static final int BYTES = 64 * 1024;

    final OutputBuffer bytes = new OutputBuffer(BYTES + BYTES / 4);

    /// The number of the task among those that write to the same place.
    final int task;

    /// Whether the task has no more for this turn.
    boolean endsTurn;

    Block(int task) {
        this.task = task;
    }
}
