package io.velostream.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// Results on their way to standard output. Says, as a print stream does not, when the reader has
/// gone, as in `velo query … | head`. Closing it leaves standard output open.
final class ResultStream extends OutputStream {
    private final PrintStream out;

    ResultStream(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output is closed");
        }
    }
}
