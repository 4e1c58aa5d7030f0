package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.Schema;

/// An operator's own batch whose columns are those of its input: how a step passes on some of the
/// rows without copying a value and without touching the batch that it was lent.
final class PassedColumns {
    private final Batch output;

    PassedColumns(Schema schema) {
        output = Batch.of(schema, 0);
    }

    /// `batch` with the selection `rows[0..count)` instead of its own.
    Batch narrow(Batch batch, int[] rows, int count) {
        for (int i = 0; i < output.columnCount(); i++) {
            output.setColumn(i, batch.column(i));
        }
        output.takeRowsOf(batch);
        output.select(rows, count);
        return output;
    }
}
