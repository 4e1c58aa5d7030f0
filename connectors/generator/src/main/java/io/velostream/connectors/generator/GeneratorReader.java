package io.velostream.connectors.generator;

import io.velostream.connect.Pace;
import io.velostream.connect.SplitReader;
import io.velostream.types.Batch;
import java.util.List;
import java.util.function.LongSupplier;

/// Fills batches, no faster than the rate says.
final class GeneratorReader implements SplitReader {
    private final List<ColumnFiller> fillers;
    private final String origin;
    private final long rows;
    private final Pace pace;
    private long[] positions = new long[0];
    private long made;

    /// @param nanoClock as [System#nanoTime]
    GeneratorReader(GeneratorSource source, List<Integer> projection, LongSupplier nanoClock) {
        fillers = source.fillers(projection);
        origin = source.name();
        rows = source.rows().orElse(Long.MAX_VALUE);
        pace = new Pace(source.rate(), nanoClock);
    }

    @Override
    public Progress read(Batch batch) {
        batch.clear();
        if (made == rows) {
            return Progress.END;
        }
        int count = (int) Math.min(batch.capacity(), pace.due(rows) - made);
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
