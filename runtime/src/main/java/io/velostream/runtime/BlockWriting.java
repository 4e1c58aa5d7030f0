package io.velostream.runtime;

import io.velostream.connect.ByteWriter;
import io.velostream.engine.exchange.InUnits.End;
import java.io.IOException;

/// Writes the bytes that several tasks make for one sink, in the order of the units, on a thread of
/// its own.
final class BlockWriting {
    private final String job;
    private final ByteWriter writer;
    private final InOrder<Block> blocks;

    BlockWriting(String job, ByteWriter writer, InOrder<Block> blocks) {
        this.job = job;
        this.writer = writer;
        this.blocks = blocks;
    }

    End run() {
        try {
            while (blocks.next(this::flush) >= 0) {
                Block block = blocks.current();
                if (block.bytes.position() > 0) {
                    writer.write(block.bytes.array(), 0, block.bytes.position());
                }
                blocks.done();
            }
            flush();
        } catch (IOException e) {
            throw failed(e);
        }
        return blocks.endOf(0).end();
    }

    /// Nobody knows when the next rows come: what is there leaves now.
    private long flush() {
        try {
            writer.flush();
            return Long.MAX_VALUE;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Makes the output final, after all threads have ended well.
    void complete() {
        try {
            writer.finish();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void close() throws IOException {
        writer.close();
    }

    private RuntimeException failed(IOException cause) {
        return OutsideFault.of("SINK_FAILED", "the output of \"" + job + "\" failed", cause);
    }
}
