package io.velostream.runtime;

import io.velostream.connect.Piece;

/// One piece of a split with where it belongs. Belongs to the task that reads and decodes it.
final class PieceUnit {
    final Piece piece = new Piece();

    /// Counts the pieces of a scan, from 0.
    long number;

    int split;
}
