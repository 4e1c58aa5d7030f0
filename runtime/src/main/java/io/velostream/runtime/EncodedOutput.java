package io.velostream.runtime;

import io.velostream.connect.ChangelogWriter;
import io.velostream.connect.Encoder;
import io.velostream.connect.SinkWriter;
import io.velostream.engine.operator.Operator;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The end of a job in one of several tasks: makes the bytes of its rows, which are then written in
/// the order of the units.
final class EncodedOutput implements Operator {
    private final String job;
    private final BlockWriting writing;
    private final int task;
    private final SinkWriter writer;
    private @Nullable Block open;
    private long unit;
    private long rows;

    /// @param task its number among those that write to the same place
    EncodedOutput(
            String job, Changelog changelog, Encoder encoder, BlockWriting writing, int task) {
        this.job = job;
        this.writing = writing;
        this.task = task;
        writer = ChangelogWriter.of(changelog, new BlockWriter(encoder));
    }

    void beginUnit(long number) {
        unit = number;
    }

    @Override
    public void process(Batch batch) {
        try {
            writer.write(batch);
        } catch (IOException e) {
            throw OutsideFault.of("SINK_FAILED", "the output of \"" + job + "\" failed", e);
        }
    }

    private Block open() {
        Block block = open;
        if (block == null) {
            block = writing.take(task);
            block.endsTurn = false;
            open = block;
        }
        return block;
    }

    private void send(Block block) {
        open = null;
        writing.put(task, unit, block);
    }

    void endUnit() {
        Block block = open();
        block.endsTurn = true;
        send(block);
    }

    long rowsWritten() {
        return rows;
    }

    @Override
    public void advance(long watermark) {}

    @Override
    public void finish() {}

    @Override
    public boolean isSatisfied() {
        return false;
    }

    /// A sink's state is what the outside world has.
    @Override
    public void snapshot(StateWriter state) {}

    @Override
    public void restore(StateReader state) {}

    private final class BlockWriter implements SinkWriter {
        private final Encoder encoder;

        BlockWriter(Encoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public void write(Batch batch) {
            Block block = open();
            encoder.encode(batch, block.bytes);
            rows += batch.size();
            if (block.bytes.position() >= Block.BYTES) {
                send(block);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void finish() {}

        @Override
        public void close() {}

        @Override
        public long rowsWritten() {
            return rows;
        }

        @Override
        public long bytesWritten() {
            return 0;
        }
    }
}
