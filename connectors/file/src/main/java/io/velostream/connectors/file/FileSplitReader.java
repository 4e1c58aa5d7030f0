package io.velostream.connectors.file;

import io.velostream.connect.Piece;
import io.velostream.connect.SplitReader;
import io.velostream.types.Batch;
import java.io.IOException;

/// Reads one file as a whole: its pieces in order, by one decoder.
///
/// The first piece is read by the thread that asks, so that a small file costs no thread; the
/// others by a thread of the file ([ReadAhead]), where there are several processors, while the ones
/// before are decoded.
final class FileSplitReader implements SplitReader {
    private final ReadAhead pieces;
    private final FilePieceDecoder decoder;
    private boolean hasPiece;
    private boolean isLast;

    FileSplitReader(ReadAhead pieces, FilePieceDecoder decoder) {
        this.pieces = pieces;
        this.decoder = decoder;
    }

    @Override
    public Progress read(Batch batch) throws IOException {
        while (true) {
            if (hasPiece && decoder.read(batch)) {
                return Progress.ROWS;
            }
            batch.clear();
            hasPiece = false;
            if (isLast) {
                return Progress.END;
            }
            // The rows of the piece before are done with, as the next are asked for.
            Piece piece = pieces.next();
            if (piece == null) {
                return Progress.IDLE;
            }
            isLast = piece.isLast();
            hasPiece = true;
            decoder.begin(piece);
        }
    }

    @Override
    public long bytesRead() {
        return pieces.bytesRead();
    }

    @Override
    public void close() throws IOException {
        pieces.close();
    }
}
