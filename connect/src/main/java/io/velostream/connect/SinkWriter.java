package io.velostream.connect;

import io.velostream.types.Batch;
import java.io.IOException;

/// Writes rows to one place. Used by one thread. Life: [#write] and [#flush] in any mix, [#finish]
/// once if all went well, [#close] always.
public interface SinkWriter extends AutoCloseable {
    /// Takes the selected rows. The batch is lent.
    void write(Batch batch) throws IOException;

    /// Hands on what is buffered, where that can be seen without being final (a terminal).
    void flush() throws IOException;

    /// For how many milliseconds rows should be gathered before a [#flush] at the least; 0 where a
    /// few are as good as many.
    default long gatherMillis() {
        return 0;
    }

    /// Makes everything written visible under its final name.
    void finish() throws IOException;

    /// Releases everything. What was not finished is discarded.
    @Override
    void close() throws IOException;

    long rowsWritten();

    long bytesWritten();
}
