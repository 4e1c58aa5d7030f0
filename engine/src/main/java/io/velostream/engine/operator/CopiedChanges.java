package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;

/// Changes on their way out of an operator that keeps rows: copied row by row into a batch of its
/// own, each with the origin and the watermark of the input row that made it.
final class CopiedChanges {
    /// Whoever adds the two rows of an update finds room for both.
    private static final int CAPACITY = Batch.DEFAULT_CAPACITY;

    private static final Batch NONE = new Batch();

    private final Operator next;
    private final Batch output;
    private final Column[] columns;
    private final byte[] kinds = new byte[CAPACITY];
    private final long[] positions = new long[CAPACITY];
    private final long[] watermarks = new long[CAPACITY];
    private Batch cause = NONE;
    private final int copied;
    private int count;
    private boolean hasChanges;

    CopiedChanges(Schema schema, Operator next) {
        this(schema, schema.size(), next);
    }

    /// @param copied how many columns are copied; if there is one more, it is the row's number
    CopiedChanges(Schema schema, int copied, Operator next) {
        this.next = next;
        this.copied = copied;
        output = Batch.of(schema, CAPACITY);
        columns = new Column[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = output.column(i);
        }
    }

    /// The rows that are added from now on were made by rows of this batch.
    void start(Batch batch) {
        cause = batch;
    }

    /// The rows that are added from now on were made by the time.
    void startWithoutCause() {
        cause = NONE;
    }

    /// Makes sure that the next two rows come in one batch.
    void keepTogether() {
        if (count > CAPACITY - 2) {
            flush();
        }
    }

    /// Adds a row whose first columns are those of `from`.
    ///
    /// @param causeRow the row that made it, any number if the time did
    void add(byte kind, Column[] from, int row, int causeRow) {
        if (count == CAPACITY) {
            flush();
        }
        for (int i = 0; i < copied; i++) {
            columns[i].copy(count, from[i], row);
        }
        kinds[count] = kind;
        hasChanges |= kind != RowKind.INSERT;
        positions[count] = cause.position(causeRow);
        long[] stamps = cause.watermarks();
        if (stamps != null) {
            watermarks[count] = stamps[causeRow];
        }
        count++;
    }

    /// As the other one; `number` is the value of the column behind the copied ones, if there is
    /// one.
    void add(byte kind, Column[] from, int row, int causeRow, long number) {
        if (count == CAPACITY) {
            flush();
        }
        if (copied < columns.length) {
            ((LongColumn) columns[copied]).set(count, number);
        }
        add(kind, from, row, causeRow);
    }

    /// Passes on what was added.
    void flush() {
        if (count == 0) {
            return;
        }
        output.setRowCount(count);
        output.setKinds(hasChanges ? kinds : null);
        output.setOrigin(cause.origin(), positions);
        output.setWatermarks(cause.watermarks() == null ? null : watermarks);
        count = 0;
        hasChanges = false;
        next.process(output);
        output.clear();
    }
}
