package io.velostream.runtime;

import io.velostream.connect.SinkWriter;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.io.IOException;

/// Where rows go that cannot be used, each with its reason and origin. Used by the task's thread.
///
/// It becomes visible together with the other outputs, so that a run that fails and is started
/// again has no letter twice.
final class DeadLetterOutput {
    static final Schema SCHEMA =
            Schema.of(
                    new Field("reason", Basic.STRING),
                    new Field("message", Basic.STRING),
                    new Field("source", Basic.STRING),
                    new Field("split", Basic.STRING),
                    new Field("position", Basic.BIGINT),
                    new Field("row", Basic.STRING));

    private static final int CAPACITY = 256;

    private final SinkWriter writer;
    private final Batch letters = Batch.of(SCHEMA, CAPACITY);
    private int count;

    DeadLetterOutput(SinkWriter writer) {
        this.writer = writer;
    }

    /// @param position a line number or offset; unknown if negative
    /// @param row the original bytes; empty if they are not known any more
    void add(String reason, String message, String source, String split, long position, Text row) {
        set(0, reason);
        set(1, message);
        set(2, source);
        set(3, split);
        if (position < 0) {
            letters.column(4).setNull(count);
        } else {
            ((LongColumn) letters.column(4)).set(count, position);
        }
        if (row.length() == 0) {
            letters.column(5).setNull(count);
        } else {
            ((TextColumn) letters.column(5)).set(count, row);
        }
        count++;
        if (count == CAPACITY) {
            write();
        }
    }

    private void set(int column, String value) {
        ((TextColumn) letters.column(column)).set(count, Text.of(value));
    }

    private void write() {
        if (count == 0) {
            return;
        }
        letters.setRowCount(count);
        try {
            writer.write(letters);
        } catch (IOException e) {
            throw failed(e);
        }
        letters.clear();
        count = 0;
    }

    void flush() {
        try {
            write();
            writer.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void complete() {
        try {
            write();
            writer.finish();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void close() throws IOException {
        writer.close();
    }

    private static RuntimeException failed(IOException cause) {
        return OutsideFault.of("SINK_FAILED", "writing dead letters failed", cause);
    }
}
