package io.velostream.connectors.file;

import io.velostream.connect.Piece;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The pieces of one file for the thread that decodes them.
interface PieceSupply extends AutoCloseable {
    /// The next piece, or null if none is there at present. Not asked again after the last one. The
    /// piece before is taken back.
    @Nullable Piece next() throws IOException;

    /// How many bytes of the file the pieces until now came from.
    long bytesRead();

    @Override
    void close() throws IOException;
}
