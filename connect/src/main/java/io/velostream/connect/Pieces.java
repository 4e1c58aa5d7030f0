package io.velostream.connect;

import io.velostream.connect.Source.ReadRequest;
import io.velostream.connect.Source.Split;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.types.Batch;
import java.io.IOException;

/// Reads a source in two steps, so that one thread can read while several others decode.
public interface Pieces {
    /// @throws IOException if the outside world fails
    Reader reader(Split split) throws IOException;

    /// What makes rows of pieces of this split, for one thread.
    PieceDecoder decoder(Split split, ReadRequest request);

    /// Cuts one split into pieces, in order. Used by one thread.
    interface Reader extends AutoCloseable {
        /// Fills the piece, or says that nothing is there at present or any more. A split has at
        /// least one piece; the last one says so, after it comes [Progress#END].
        Progress next(Piece piece) throws IOException;

        /// How many of the split's bytes have been taken so far.
        long bytesRead();

        @Override
        void close() throws IOException;
    }

    /// Makes rows of some of the pieces of one split, in ascending order. Used by one thread.
    interface PieceDecoder {
        /// Takes up a piece, which must not change until [#read] has returned false.
        void begin(Piece piece);

        /// Clears `batch` and fills it as a [Decoder] does, with line numbers from 1 at the start
        /// of the piece; false if the piece has ended. The batch may be empty: rows that failed are
        /// left out.
        boolean read(Batch batch);

        /// How many lines the piece had, once it has ended; 0 if lines are not counted.
        long lines();
    }
}
