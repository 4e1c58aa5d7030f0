package io.velostream.cli;

import java.io.IOException;
import java.io.OutputStream;

/// Standard output: makes the progress line give way to results.
final class YieldingStream extends OutputStream {
    private final OutputStream out;
    private final ProgressLine progress;

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
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
