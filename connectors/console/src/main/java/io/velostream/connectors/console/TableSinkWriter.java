package io.velostream.connectors.console;

import io.velostream.connect.SinkWriter;
import io.velostream.types.Batch;
import java.io.IOException;

/// Rows as a table. Leaves the stream open.
public final class TableSinkWriter implements SinkWriter {
    /// Columns get their width from the rows that are there when the table begins. Those of a file
    /// are there within this time, and a person does not notice it.
    private static final long GATHER_MILLIS = 500;

    private final TableWriter table;

    public TableSinkWriter(TableWriter table) {
        this.table = table;
    }

    @Override
    public void write(Batch batch) throws IOException {
        table.write(batch);
    }

    @Override
    public void flush() throws IOException {
        table.flush();
    }

    @Override
    public long gatherMillis() {
        return GATHER_MILLIS;
    }

    @Override
    public void finish() throws IOException {
        table.finish();
    }

    /// Nothing to release: the stream stays open.
    @Override
    public void close() {}

    @Override
    public long rowsWritten() {
        return table.rowsWritten();
    }

    @Override
    public long bytesWritten() {
        return table.bytesWritten();
    }
}
