package io.velostream.connectors.nexmark;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.TextColumn;

/// Makes the values of one column. Used by one thread.
interface ColumnFiller {
    /// Sets the rows `0..block.size()` of an empty column.
    void fill(Column column, EventBlock block);

    static ColumnFiller times(EventModel model) {
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] events = block.events();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                values[row] = model.timeOf(events[row]);
            }
        };
    }

    static ColumnFiller prices(EventModel model, String name) {
        Draws draws = new Draws(model.seed(), name);
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] events = block.events();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                values[row] = Prices.of(draws.bits(events[row]));
            }
        };
    }

    /// One of the entries of a list, each equally often.
    static ColumnFiller oneOf(TextChoice choice, EventModel model, String name) {
        Draws draws = new Draws(model.seed(), name);
        return (column, block) -> {
            int[] ids = choice.use((TextColumn) column);
            long[] events = block.events();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                ids[row] = choice.id((int) draws.below(events[row], choice.size()));
            }
        };
    }

    /// Words of 3 to below `most` letters.
    static ColumnFiller words(EventModel model, String name, int most) {
        Draws lengths = new Draws(model.seed(), name + ".length");
        Draws letters = new Draws(model.seed(), name);
        return (column, block) -> {
            TextColumn texts = (TextColumn) column;
            long[] events = block.events();
            int size = block.size();
            int at = texts.reserve(size - 1, size * most + Letters.ROOM);
            byte[] to = texts.bytes();
            for (int row = 0; row < size; row++) {
                long event = events[row];
                int length = Letters.length(lengths.bits(event), most);
                Letters.writeWords(to, at, length, letters.bits(event), ' ');
                texts.commit(row, at, length);
                at += length;
            }
        };
    }

    /// Letters that fill an event up to `average` bytes, give or take a fifth of what is missing.
    static ColumnFiller padding(EventModel model, String name, int average, OtherBytes others) {
        Draws lengths = new Draws(model.seed(), name + ".length");
        Draws letters = new Draws(model.seed(), name);
        return (column, block) -> {
            TextColumn texts = (TextColumn) column;
            long[] events = block.events();
            int size = block.size();
            int at = texts.reserve(size - 1, size * mostOf(average) + Letters.ROOM);
            byte[] to = texts.bytes();
            for (int row = 0; row < size; row++) {
                long event = events[row];
                int missing = Math.max(0, average - others.of(event));
                int spread = spread(missing);
                int length = missing - spread + (int) lengths.below(event, 2L * spread);
                Letters.write(to, at, length, letters.bits(event));
                texts.commit(row, at, length);
                at += length;
            }
        };
    }

    private static int spread(int missing) {
        return (missing + 2) / 5;
    }

    private static int mostOf(int average) {
        return average + spread(average);
    }

    /// How many bytes the other columns of an event count for.
    interface OtherBytes {
        int of(long event);
    }
}
