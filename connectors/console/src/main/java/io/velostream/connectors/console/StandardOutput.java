package io.velostream.connectors.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// `System.out` as a stream that says when its reader has gone, as in `velo query … | head`.
/// Closing it leaves `System.out` open.
final class StandardOutput extends OutputStream {
    private final PrintStream out = System.out;

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        check();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    /// Also flushes.
    private void check() throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output is closed");
        }
    }
}
