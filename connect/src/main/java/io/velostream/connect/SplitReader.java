package io.velostream.connect;

import io.velostream.types.Batch;
import java.io.IOException;

/// Reads one split, in order. Used by one thread.
public interface SplitReader extends AutoCloseable {
    /// How a call of [#read] ended.
    enum Progress {
        /// The batch holds rows (perhaps none, if all that was read failed): call again.
        ROWS,
        /// Nothing is there at present; more may come.
        IDLE,
        /// The split has ended; the batch is empty.
        END
    }

    /// Clears `batch` and fills it.
    Progress read(Batch batch) throws IOException;

    /// How many of the split's bytes have been taken so far; for progress and speed.
    long bytesRead();

    @Override
    void close() throws IOException;
}
