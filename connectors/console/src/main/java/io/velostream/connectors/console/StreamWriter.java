package io.velostream.connectors.console;

import io.velostream.connect.ByteWriter;
import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import java.io.IOException;
import java.io.OutputStream;

/// Writes the bytes of rows to a stream, and what their format wants before and behind them. Leaves
/// the stream open.
public final class StreamWriter implements ByteWriter {
    private final OutputStream out;
    private final Encoder encoder;
    private final OutputBuffer frame = new OutputBuffer(1024);
    private boolean begun;
    private long bytes;

    /// @param encoder asked for the begin and the end only
    public StreamWriter(OutputStream out, Encoder encoder) {
        this.out = out;
        this.encoder = encoder;
    }

    /// Not before there is something to write: whoever opens a stream cannot know whether it works.
    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            encoder.begin(frame);
            writeFrame();
        }
    }

    private void writeFrame() throws IOException {
        if (frame.position() > 0) {
            write(frame.array(), 0, frame.position());
            frame.clear();
        }
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        begin();
        out.write(from, offset, length);
        bytes += length;
    }

    @Override
    public void flush() throws IOException {
        begin();
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        begin();
        encoder.end(frame);
        writeFrame();
        out.flush();
    }

    /// Nothing to release: the stream stays open.
    @Override
    public void close() {}

    @Override
    public long bytesWritten() {
        return bytes;
    }
}
