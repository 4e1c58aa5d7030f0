package io.velostream.connectors.nexmark;

import io.velostream.connect.SplitReader;
import io.velostream.types.Batch;
import java.util.List;
import java.util.function.LongSupplier;

/// Fills batches, no faster than the rate says.
final class NexmarkReader implements SplitReader {
    private final EventModel model;
    private final NexmarkTable table;
    private final List<ColumnFiller> fillers;
    private final EventBlock block;
    private final String origin;
    private final long events;
    private final long rows;
    private final double eventsPerNano;
    private final LongSupplier nanoClock;
    private boolean hasStarted;
    private long startNanos;
    private long made;

    /// @param nanoClock as [System#nanoTime]
    NexmarkReader(NexmarkSource source, List<Integer> projection, LongSupplier nanoClock) {
        model = source.model();
        table = source.table();
        fillers = source.fillers(projection);
        block = new EventBlock(model.proportions(), table);
        origin = source.name();
        events = source.events().orElse(Long.MAX_VALUE);
        rows = model.rows(table, events);
        eventsPerNano = source.rate().orElse(0) / 1e9;
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
        block.advance(count);
        for (int column = 0; column < fillers.size(); column++) {
            fillers.get(column).fill(batch.column(column), block);
        }
        batch.setRowCount(count);
        batch.setOrigin(origin, block.events());
        made += count;
        return Progress.ROWS;
    }

    private static int capacity(Batch batch) {
        return batch.columnCount() == 0 ? Batch.DEFAULT_CAPACITY : batch.column(0).capacity();
    }

    /// How many rows there should be by now.
    private long dueRows() {
        if (eventsPerNano == 0) {
            return rows;
        }
        if (!hasStarted) {
            hasStarted = true;
            startNanos = nanoClock.getAsLong();
        }
        // The first event is due at once.
        double due = 1 + (nanoClock.getAsLong() - startNanos) * eventsPerNano;
        return model.rows(table, Math.min(events, (long) due));
    }

    /// Nothing is read.
    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() {}
}
