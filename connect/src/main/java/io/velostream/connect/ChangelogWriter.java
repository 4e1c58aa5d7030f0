package io.velostream.connect;

import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.Column;
import io.velostream.types.RowKind;
import java.io.IOException;

/// Leaves out the rows that a place has no words for, see [Sink#changelog], so that what writes
/// there need not know of them: deletes and old rows of updates where rows can only be added, old
/// rows where a new row replaces the old one by its key.
public final class ChangelogWriter implements SinkWriter {
    private final SinkWriter writer;
    private final boolean takesDeletes;
    private int[] kept = new int[0];
    private Batch view = new Batch();

    private ChangelogWriter(SinkWriter writer, boolean takesDeletes) {
        this.writer = writer;
        this.takesDeletes = takesDeletes;
    }

    /// `writer`, given only what a place with that changelog can say.
    public static SinkWriter of(Changelog changelog, SinkWriter writer) {
        return switch (changelog) {
            case APPEND -> new ChangelogWriter(writer, false);
            case UPSERT -> new ChangelogWriter(writer, true);
            case RETRACT -> writer;
        };
    }

    @Override
    public void write(Batch batch) throws IOException {
        byte[] kinds = batch.kinds();
        if (kinds == null) {
            writer.write(batch);
            return;
        }
        if (kept.length < batch.size()) {
            kept = new int[Math.max(batch.size(), Batch.DEFAULT_CAPACITY)];
        }
        int count = select(batch.rows(), batch.size(), kinds);
        if (count == batch.size()) {
            writer.write(batch);
        } else if (count > 0) {
            Batch selected = viewOf(batch);
            selected.select(kept, count);
            writer.write(selected);
        }
    }

    private int select(int[] rows, int size, byte[] kinds) {
        int[] to = kept;
        int count = 0;
        for (int i = 0; i < size; i++) {
            byte kind = kinds[rows[i]];
            if (RowKind.isAddition(kind) || (takesDeletes && kind == RowKind.DELETE)) {
                to[count++] = rows[i];
            }
        }
        return count;
    }

    /// The batch itself is lent, and others may look at it afterwards.
    private Batch viewOf(Batch batch) {
        int columns = batch.columnCount();
        if (view.columnCount() != columns) {
            view = new Batch(new Column[columns]);
        }
        for (int i = 0; i < columns; i++) {
            view.setColumn(i, batch.column(i));
        }
        view.takeRowsOf(batch);
        return view;
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public long gatherMillis() {
        return writer.gatherMillis();
    }

    @Override
    public void finish() throws IOException {
        writer.finish();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    @Override
    public long rowsWritten() {
        return writer.rowsWritten();
    }

    @Override
    public long bytesWritten() {
        return writer.bytesWritten();
    }
}
