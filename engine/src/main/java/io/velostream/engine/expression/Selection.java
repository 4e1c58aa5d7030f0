package io.velostream.engine.expression;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;

/// Loops that shorten a selection. All are free of branches on the data: at a selectivity near a
/// half, mispredicted branches would cost several times as much as the rest. The target may be the
/// source.
final class Selection {
    private Selection() {}

    /// Copies to `kept` the rows that are not null in `column`.
    static int withoutNulls(Column column, int[] rows, int count, int[] kept) {
        long[] nulls = column.nullWords();
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            kept[n] = row;
            n += (int) (~(nulls[row >> 6] >>> row) & 1);
        }
        return n;
    }

    /// Copies to `kept` the rows that are null in `column`.
    static int onlyNulls(Column column, int[] rows, int count, int[] kept) {
        long[] nulls = column.nullWords();
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            kept[n] = row;
            n += (int) ((nulls[row >> 6] >>> row) & 1);
        }
        return n;
    }

    /// Removes from `kept` the rows that are null in `column`.
    static int dropNulls(Column column, int[] kept, int count) {
        return column.hasNulls() ? withoutNulls(column, kept, count, kept) : count;
    }

    /// Copies to `kept` the rows that are true, neither false nor null.
    static int whereTrue(BooleanColumn column, int[] rows, int count, int[] kept) {
        boolean[] values = column.values();
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            kept[n] = row;
            n += values[row] ? 1 : 0;
        }
        return dropNulls(column, kept, n);
    }

    /// Copies to `rest` what is in `rows` but not in `taken`, which is a part of it in the same
    /// order. Returns how many those are.
    static int without(int[] rows, int count, int[] taken, int takenCount, int[] rest) {
        int n = 0;
        int t = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (t < takenCount && taken[t] == row) {
                t++;
            } else {
                rest[n++] = row;
            }
        }
        return n;
    }
}
