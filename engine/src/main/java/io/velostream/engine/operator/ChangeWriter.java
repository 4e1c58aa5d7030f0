package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import java.util.Arrays;

/// Changes of windowed groups on their way out, row by row, each with its kind: keys, window start
/// and end, results. Passed on when there are many, or at [#flush].
final class ChangeWriter {
    private final Operator next;
    private final Batch output;
    private final int keyCount;
    private final byte[] kinds = new byte[Batch.DEFAULT_CAPACITY];
    private final long[] watermarks = new long[Batch.DEFAULT_CAPACITY];
    private final long[] positions = new long[Batch.DEFAULT_CAPACITY];
    private Batch source = new Batch();
    private int size;

    ChangeWriter(Schema schema, int keyCount, Operator next) {
        this.keyCount = keyCount;
        this.next = next;
        output = Batch.of(schema, Batch.DEFAULT_CAPACITY);
    }

    /// Rows are made of those of `batch` until the next [#flush].
    void start(Batch batch) {
        source = batch;
    }

    /// Makes room for two rows that must be in one batch.
    void keepTogether() {
        if (size + 2 > Batch.DEFAULT_CAPACITY) {
            flush();
        }
    }

    /// Appends a row.
    ///
    /// @param sourceRow the row of the batch that it comes of, or -1
    /// @param start the window's, as a value of the column
    /// @param results columns of results only
    void add(
            byte kind,
            int sourceRow,
            Column[] keys,
            int keyRow,
            long start,
            long end,
            Column[] results,
            int resultRow) {
        if (size == Batch.DEFAULT_CAPACITY) {
            flush();
        }
        for (int i = 0; i < keyCount; i++) {
            output.column(i).copy(size, keys[i], keyRow);
        }
        ((LongColumn) output.column(keyCount)).set(size, start);
        ((LongColumn) output.column(keyCount + 1)).set(size, end);
        for (int i = 0; i < results.length; i++) {
            output.column(keyCount + 2 + i).copy(size, results[i], resultRow);
        }
        kinds[size] = kind;
        long[] stamps = source.watermarks();
        watermarks[size] = stamps == null || sourceRow < 0 ? Long.MIN_VALUE : stamps[sourceRow];
        positions[size] = sourceRow < 0 ? -1 : source.position(sourceRow);
        size++;
    }

    /// Passes on what there is.
    void flush() {
        if (size == 0) {
            return;
        }
        int count = size;
        size = 0;
        output.setRowCount(count);
        output.setKinds(isAllInserts(count) ? null : kinds);
        output.setWatermarks(source.watermarks() == null ? null : watermarks);
        output.setOrigin(source.origin(), positions);
        next.process(output);
        output.clear();
        Arrays.fill(kinds, RowKind.INSERT);
    }

    private boolean isAllInserts(int count) {
        for (int i = 0; i < count; i++) {
            if (kinds[i] != RowKind.INSERT) {
                return false;
            }
        }
        return true;
    }
}
