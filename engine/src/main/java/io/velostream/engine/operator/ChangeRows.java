package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.TextColumn;

/// Puts the changes of groups into one batch: keys from the input, results from those there were
/// before the batch and those after each of its rows.
///
/// While no old row is wanted each change is at the number of the row that made it, and nothing is
/// copied.
final class ChangeRows {
    private final int keyCount;
    private final Batch copied;
    private byte[] kinds = new byte[0];

    /// By change: the row that made it.
    private int[] causes = new int[0];

    /// By change: where its results are; in `running` at that number, or in `before` at its
    /// complement.
    private int[] sources = new int[0];

    private long[] watermarks = new long[0];
    private long[] positions = new long[0];
    private byte[] kindsOfRows = new byte[0];
    private int count;
    private boolean hasOldRows;

    ChangeRows(Schema schema, int keyCount) {
        this.keyCount = keyCount;
        copied = Batch.of(schema, 0);
    }

    /// Forgets all changes and makes room for those of `rows` rows.
    void start(int rows) {
        count = 0;
        hasOldRows = false;
        if (causes.length < 2 * rows) {
            kinds = new byte[2 * rows];
            causes = new int[2 * rows];
            sources = new int[2 * rows];
        }
    }

    void add(byte kind, int cause, int source) {
        kinds[count] = kind;
        causes[count] = cause;
        sources[count++] = source;
        hasOldRows |= kind == RowKind.UPDATE_BEFORE || kind == RowKind.DELETE;
    }

    /// Passes the changes on, if there are any.
    ///
    /// @param running has the keys of the batch, and results at the numbers of its rows
    /// @param before has results only
    void pass(Batch batch, Batch running, Column[] before, Operator next) {
        if (count == 0) {
            return;
        }
        if (hasOldRows) {
            copy(batch, running, before);
            next.process(copied);
            return;
        }
        if (kindsOfRows.length < batch.rowCount()) {
            kindsOfRows = new byte[batch.rowCount()];
        }
        for (int i = 0; i < count; i++) {
            kindsOfRows[causes[i]] = kinds[i];
        }
        running.takeRowsOf(batch);
        running.select(causes, count);
        running.setKinds(kindsOfRows);
        next.process(running);
    }

    private void copy(Batch batch, Batch running, Column[] before) {
        copied.clear();
        for (int i = 0; i < copied.columnCount(); i++) {
            Column out = copied.column(i);
            out.ensureCapacity(count);
            if (i < keyCount) {
                copy(out, running.column(i), running.column(i), causes);
            } else {
                copy(out, running.column(i), before[i - keyCount], sources);
            }
        }
        copied.setRowCount(count);
        copied.setKinds(kinds);
        copyStamps(batch);
    }

    private void copyStamps(Batch batch) {
        if (positions.length < count) {
            positions = new long[sources.length];
            watermarks = new long[sources.length];
        }
        for (int i = 0; i < count; i++) {
            positions[i] = batch.position(causes[i]);
        }
        copied.setOrigin(batch.origin(), positions);
        long[] stamps = batch.watermarks();
        if (stamps == null) {
            return;
        }
        for (int i = 0; i < count; i++) {
            watermarks[i] = stamps[causes[i]];
        }
        copied.setWatermarks(watermarks);
    }

    /// Takes row `i` of `out` from `running` at `from[i]`, or from `before` at its complement.
    private void copy(Column out, Column running, Column before, int[] from) {
        if (running.hasNulls() || before.hasNulls()) {
            copyEach(out, running, before, from);
            return;
        }
        switch (out) {
            case LongColumn longs ->
                    copyLongs(
                            longs.values(),
                            ((LongColumn) running).values(),
                            ((LongColumn) before).values(),
                            from,
                            count);
            case DoubleColumn doubles ->
                    copyDoubles(
                            doubles.values(),
                            ((DoubleColumn) running).values(),
                            ((DoubleColumn) before).values(),
                            from,
                            count);
            case TextColumn text when running == before && ((TextColumn) running).isDictionary() ->
                    copyIds(text, (TextColumn) running, from, count);
            default -> copyEach(out, running, before, from);
        }
    }

    private void copyEach(Column out, Column running, Column before, int[] from) {
        for (int i = 0; i < count; i++) {
            if (from[i] >= 0) {
                out.copy(i, running, from[i]);
            } else {
                out.copy(i, before, ~from[i]);
            }
        }
    }

    private static void copyLongs(
            long[] out, long[] running, long[] before, int[] from, int count) {
        for (int i = 0; i < count; i++) {
            int at = from[i];
            out[i] = at >= 0 ? running[at] : before[~at];
        }
    }

    private static void copyDoubles(
            double[] out, double[] running, double[] before, int[] from, int count) {
        for (int i = 0; i < count; i++) {
            int at = from[i];
            out[i] = at >= 0 ? running[at] : before[~at];
        }
    }

    private static void copyIds(TextColumn out, TextColumn keys, int[] from, int count) {
        out.useDictionary(keys.dictionary());
        int[] ids = out.ids();
        int[] old = keys.ids();
        for (int i = 0; i < count; i++) {
            ids[i] = old[from[i]];
        }
    }
}
