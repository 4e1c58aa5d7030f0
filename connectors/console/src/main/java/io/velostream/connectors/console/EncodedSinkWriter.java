package io.velostream.connectors.console;

import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import io.velostream.connect.SinkWriter;
import io.velostream.types.Batch;
import java.io.IOException;
import java.io.OutputStream;

/// Rows as the bytes of a format. Leaves the stream open.
public final class EncodedSinkWriter implements SinkWriter {
    private static final int SEND_BYTES = 64 * 1024;

    private final Encoder encoder;
    private final OutputStream out;
    private final OutputBuffer buffer = new OutputBuffer(SEND_BYTES * 2);
    private long rows;
    private long bytesSent;

    public EncodedSinkWriter(Encoder encoder, OutputStream out) {
        this.encoder = encoder;
        this.out = out;
        encoder.begin(buffer);
    }

    @Override
    public void write(Batch batch) throws IOException {
        encoder.encode(batch, buffer);
        rows += batch.size();
        if (buffer.position() >= SEND_BYTES) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        if (buffer.position() > 0) {
            out.write(buffer.array(), 0, buffer.position());
            bytesSent += buffer.position();
            buffer.clear();
        }
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        encoder.end(buffer);
        flush();
    }

    /// Nothing to release: the stream stays open.
    @Override
    public void close() {}

    @Override
    public long rowsWritten() {
        return rows;
    }

    @Override
    public long bytesWritten() {
        return bytesSent + buffer.position();
    }
}
