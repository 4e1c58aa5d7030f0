package io.velostream.connectors.generator;

import io.velostream.connect.SplitReader;
import io.velostream.types.Batch;
import java.util.List;
import java.util.function.LongSupplier;

/// Fills batches, no faster than the rate says.
final class GeneratorReader implements SplitReader {
    private final List<ColumnFiller> fillers;
    private final String origin;
    private final long rows;
    private final double rowsPerNano;
    private final LongSupplier nanoClock;
    private long[] positions = new long[0];
    private boolean hasStarted;
    private long startNanos;
    private long made;

    /// @param nanoClock as [System#nanoTime]
    GeneratorReader(GeneratorSource source, List<Integer> projection, LongSupplier nanoClock) {
        fillers = source.fillers(projection);
        origin = source.name();
        rows = source.rows().orElse(Long.MAX_VALUE);
        rowsPerNano = source.rate().orElse(0) / 1e9;
        this.nanoClock = nanoClock;
    }

    @Override
    public Progress read(Batch batch) {
        batch.clear();
        if (made == rows) {
            return Progress.END;
        }
        int count = (int) Math.min(capacity(batch), dueRows() - made);
        if (count <= 0) {
            return Progress.IDLE;
        }
        for (int column = 0; column < fillers.size(); column++) {
            fillers.get(column).fill(batch.column(column), count);
        }
        batch.setRowCount(count);
        batch.setOrigin(origin, positions(count));
        made += count;
        return Progress.ROWS;
    }

    private static int capacity(Batch batch) {
        return batch.columnCount() == 0 ? Batch.DEFAULT_CAPACITY : batch.column(0).capacity();
    }

    /// How many rows there should be by now.
    private long dueRows() {
        if (rowsPerNano == 0) {
            return rows;
        }
        if (!hasStarted) {
            hasStarted = true;
            startNanos = nanoClock.getAsLong();
        }
        // The first row is due at once.
        double due = 1 + (nanoClock.getAsLong() - startNanos) * rowsPerNano;
        return Math.min(rows, (long) due);
    }

    private long[] positions(int count) {
        if (positions.length < count) {
            positions = new long[count];
        }
        for (int row = 0; row < count; row++) {
            positions[row] = made + row + 1;
        }
        return positions;
    }

    /// Nothing is read.
    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() {}
}
