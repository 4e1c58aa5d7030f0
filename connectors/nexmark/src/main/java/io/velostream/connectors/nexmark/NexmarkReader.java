package io.velostream.connectors.nexmark;

import io.velostream.connect.Pace;
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
    private final Pace pace;
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
        pace = new Pace(source.rate(), nanoClock);
    }

    @Override
    public Progress read(Batch batch) {
        batch.clear();
        if (made == rows) {
            return Progress.END;
        }
        int count = (int) Math.min(batch.capacity(), model.rows(table, pace.due(events)) - made);
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

    /// Nothing is read.
    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() {}
}
