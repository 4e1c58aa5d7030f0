package io.velostream.engine.expression;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import org.jspecify.annotations.Nullable;

/// Casts each entry of a dictionary once in the life of the task, and texts in slices each by
/// itself. The rows of an entry that cannot be cast fail one by one, with their own errors.
final class DictionaryCast implements CastKernel {
    private final CastKernel kernel;

    /// The entries of the dictionary as rows, and what they are cast to.
    private final TextColumn entries;

    private final Column values;
    private final CastFailures ignored;
    private @Nullable Dictionary dictionary;
    private int known;
    private int[] numbers = new int[0];

    DictionaryCast(SqlType from, SqlType to, CastKernel kernel) {
        this.kernel = kernel;
        this.entries = new TextColumn(from, 0);
        this.values = Column.of(to, 0);
        this.ignored = new CastFailures(to, true);
    }

    @Override
    public void cast(Column from, int[] rows, int count, Column out, CastFailures failures) {
        TextColumn texts = (TextColumn) from;
        if (!texts.isDictionary()) {
            kernel.cast(from, rows, count, out, failures);
            return;
        }
        learn(texts.dictionary());
        gather(texts.ids(), rows, count, out);
        if (values.hasNulls()) {
            for (int i = 0; i < count; i++) {
                if (values.isNull(texts.ids()[rows[i]])) {
                    failures.fail(from, rows[i], out);
                }
            }
        }
    }

    private void learn(Dictionary newest) {
        if (dictionary != newest) {
            dictionary = newest;
            known = 0;
            values.clear();
            entries.clear();
            entries.useDictionary(newest);
        }
        int size = newest.size();
        if (known == size) {
            return;
        }
        entries.ensureCapacity(size);
        values.ensureCapacity(size);
        int added = size - known;
        if (numbers.length < added) {
            numbers = new int[added];
        }
        for (int i = 0; i < added; i++) {
            int id = known + i;
            numbers[i] = id;
            entries.ids()[id] = id;
        }
        kernel.cast(entries, numbers, added, values, ignored);
        known = size;
    }

    private void gather(int[] ids, int[] rows, int count, Column out) {
        switch (values) {
            case LongColumn c -> gather(c.values(), ids, rows, count, ((LongColumn) out).values());
            case DoubleColumn c ->
                    gather(c.values(), ids, rows, count, ((DoubleColumn) out).values());
            case BooleanColumn c ->
                    gather(c.values(), ids, rows, count, ((BooleanColumn) out).values());
            case Int128Column c -> {
                gather(c.high(), ids, rows, count, ((Int128Column) out).high());
                gather(c.low(), ids, rows, count, ((Int128Column) out).low());
            }
            default -> throw new IllegalStateException("no values of " + values.type());
        }
    }

    private static void gather(long[] from, int[] ids, int[] rows, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = from[ids[row]];
        }
    }

    private static void gather(double[] from, int[] ids, int[] rows, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = from[ids[row]];
        }
    }

    private static void gather(boolean[] from, int[] ids, int[] rows, int count, boolean[] out) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = from[ids[row]];
        }
    }
}
