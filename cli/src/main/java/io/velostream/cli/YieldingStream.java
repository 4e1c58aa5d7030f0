package io.velostream.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Standard output: makes the progress line give way to results.
final class YieldingStream extends OutputStream {
    private final OutputStream out;
    private final ProgressLine progress;
    private volatile @Nullable IOException failure;

    YieldingStream(OutputStream out, ProgressLine progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        progress.beforeResults();
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /// Why writing failed, if it did. A print stream does not tell.
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
