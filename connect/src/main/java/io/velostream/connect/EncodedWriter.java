package io.velostream.connect;

import io.velostream.connect.Sink.EncodedSink;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.io.IOException;

/// Writes rows to a place that takes bytes: turns them into bytes and hands those on in large
/// parts.
public final class EncodedWriter implements SinkWriter {
    /// Measured: 64 and 256 KB tie.
    private static final int PART_BYTES = 64 * 1024;

    private final Encoder encoder;
    private final ByteWriter out;
    private final OutputBuffer buffer = new OutputBuffer(PART_BYTES * 2);
    private long rows;

    /// @param out is closed with this writer
    public EncodedWriter(Encoder encoder, ByteWriter out) {
        this.encoder = encoder;
        this.out = out;
    }

    /// Opens `sink` for one thread that both encodes and writes.
    ///
    /// @param changelog what the sink can say of changes; the rest is left out
    public static SinkWriter open(EncodedSink sink, Changelog changelog, Schema schema)
            throws IOException {
        // First what may be refused, then what changes the outside world.
        Encoder encoder = sink.encoder(schema);
        return ChangelogWriter.of(changelog, new EncodedWriter(encoder, sink.open(schema)));
    }

    @Override
    public void write(Batch batch) throws IOException {
        encoder.encode(batch, buffer);
        rows += batch.size();
        if (buffer.position() >= PART_BYTES) {
            drain();
        }
    }

    private void drain() throws IOException {
        if (buffer.position() > 0) {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        drain();
        out.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    @Override
    public long rowsWritten() {
        return rows;
    }

    @Override
    public long bytesWritten() {
        return out.bytesWritten() + buffer.position();
    }
}
