package io.velostream.peers;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Takes the lines of an answer from an engine that has no sink of its own for it, counts them, and
/// writes them to a file or drops them. Used by one thread at a time.
public final class LineCounter implements AutoCloseable {
    private final OutputStream out;
    private long lines;
    private long bytes;

    /// @param file where lines go; if empty they are dropped
    public LineCounter(Optional<Path> file) throws IOException {
        out =
                file.isPresent()
                        ? new BufferedOutputStream(Files.newOutputStream(file.get()), 1 << 16)
                        : OutputStream.nullOutputStream();
    }

    /// @param line without its end
    public void write(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
        lines++;
        bytes += line.length + 1;
    }

    public long lines() {
        return lines;
    }

    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
