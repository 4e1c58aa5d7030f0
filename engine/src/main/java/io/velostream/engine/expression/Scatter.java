package io.velostream.engine.expression;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;

/// Copies some rows of a column to the same rows of another.
final class Scatter {
    private Scatter() {}

    /// @param out holds nothing at these rows yet; text goes to slice form
    static void copy(Column from, int[] rows, int count, Column out) {
        switch (out) {
            case BooleanColumn o -> {
                copy(((BooleanColumn) from).values(), rows, count, o.values());
                copyNulls(from, rows, count, out);
            }
            case LongColumn o -> {
                copy(((LongColumn) from).values(), rows, count, o.values());
                copyNulls(from, rows, count, out);
            }
            case DoubleColumn o -> {
                copy(((DoubleColumn) from).values(), rows, count, o.values());
                copyNulls(from, rows, count, out);
            }
            case Int128Column o -> {
                copy(((Int128Column) from).high(), rows, count, o.high());
                copy(((Int128Column) from).low(), rows, count, o.low());
                copyNulls(from, rows, count, out);
            }
            case TextColumn _, ArrayColumn _, MapColumn _, StructColumn _ -> {
                for (int i = 0; i < count; i++) {
                    out.copy(rows[i], from, rows[i]);
                }
            }
        }
    }

    private static void copyNulls(Column from, int[] rows, int count, Column out) {
        if (from.hasNulls()) {
            for (int i = 0; i < count; i++) {
                if (from.isNull(rows[i])) {
                    out.setNull(rows[i]);
                }
            }
        }
    }

    private static void copy(boolean[] from, int[] rows, int count, boolean[] to) {
        for (int i = 0; i < count; i++) {
            to[rows[i]] = from[rows[i]];
        }
    }

    private static void copy(long[] from, int[] rows, int count, long[] to) {
        for (int i = 0; i < count; i++) {
            to[rows[i]] = from[rows[i]];
        }
    }

    private static void copy(double[] from, int[] rows, int count, double[] to) {
        for (int i = 0; i < count; i++) {
            to[rows[i]] = from[rows[i]];
        }
    }
}
