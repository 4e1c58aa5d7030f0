package io.velostream.connectors.file;

import io.velostream.connect.ByteWriter;
import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import java.io.IOException;

/// Writes the bytes of rows to one file, and what its format wants before and behind them.
final class FileByteWriter implements ByteWriter {
    private final OutputFile file;
    private final Encoder encoder;
    private final OutputBuffer frame = new OutputBuffer(1024);
    private long bytes;

    /// @param encoder asked for the begin and the end only
    /// @param begun whether the file already holds what the encoder writes before the first row
    FileByteWriter(OutputFile file, Encoder encoder, boolean begun) throws IOException {
        this.file = file;
        this.encoder = encoder;
        if (!begun) {
            encoder.begin(frame);
            writeFrame();
        }
    }

    private void writeFrame() throws IOException {
        write(frame.array(), 0, frame.position());
        frame.clear();
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        file.write(from, offset, length);
        bytes += length;
    }

    /// A hidden file is of no use to anybody before it is finished; a pipe's reader waits.
    @Override
    public void flush() throws IOException {
        if (file.isDirect()) {
            file.flush();
        }
    }

    @Override
    public void finish() throws IOException {
        encoder.end(frame);
        writeFrame();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public long bytesWritten() {
        return bytes;
    }
}
