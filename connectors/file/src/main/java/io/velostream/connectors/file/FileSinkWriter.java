package io.velostream.connectors.file;

import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import io.velostream.connect.SinkWriter;
import io.velostream.types.Batch;
import java.io.IOException;

/// Writes rows to one file.
final class FileSinkWriter implements SinkWriter {
    private static final int DRAIN_BYTES = 256 * 1024;

    private final OutputFile file;
    private final Encoder encoder;
    private final OutputBuffer buffer = new OutputBuffer(DRAIN_BYTES * 2);
    private long rows;
    private long bytes;

    /// @param begun whether the file already holds what the encoder writes before the first row
    FileSinkWriter(OutputFile file, Encoder encoder, boolean begun) {
        this.file = file;
        this.encoder = encoder;
        if (!begun) {
            encoder.begin(buffer);
        }
    }

    @Override
    public void write(Batch batch) throws IOException {
        encoder.encode(batch, buffer);
        rows += batch.size();
        if (buffer.position() >= DRAIN_BYTES) {
            drain();
        }
    }

    private void drain() throws IOException {
        file.write(buffer.array(), 0, buffer.position());
        bytes += buffer.position();
        buffer.clear();
    }

    /// A hidden file is of no use to anybody before it is finished; a pipe's reader waits.
    @Override
    public void flush() throws IOException {
        if (file.isDirect()) {
            drain();
            file.flush();
        }
    }

    @Override
    public void finish() throws IOException {
        encoder.end(buffer);
        drain();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public long rowsWritten() {
        return rows;
    }

    /// Before packing.
    @Override
    public long bytesWritten() {
        return bytes + buffer.position();
    }
}
