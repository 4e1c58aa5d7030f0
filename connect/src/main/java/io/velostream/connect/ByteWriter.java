package io.velostream.connect;

import java.io.IOException;

/// Writes encoded rows to one place. Used by one thread. Life: [#write] and [#flush] in any mix,
/// [#finish] once if all went well, [#close] always.
public interface ByteWriter extends AutoCloseable {
    /// Takes whole encoded rows, as an [Encoder] makes them. The bytes are lent.
    void write(byte[] bytes, int from, int length) throws IOException;

    /// Hands on what is buffered, where that can be seen without being final (a terminal).
    void flush() throws IOException;

    /// Makes everything written visible under its final name.
    void finish() throws IOException;

    /// Releases everything. What was not finished is discarded.
    @Override
    void close() throws IOException;

    /// How many bytes it was given or has added itself, before any packing.
    long bytesWritten();
}
