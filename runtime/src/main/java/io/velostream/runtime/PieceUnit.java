package io.velostream.runtime;

import io.velostream.connect.Piece;

/// One piece of a split on its way from the thread that reads to a task that decodes, and back.
final class PieceUnit {
    final Piece piece = new Piece();

    /// Counts the pieces of a scan, from 0; -1 says that there are no more.
    long number;

    int split;
}
