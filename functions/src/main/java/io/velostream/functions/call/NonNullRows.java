package io.velostream.functions.call;

import io.velostream.types.Column;

/// Leaves out the rows in which an argument is null, and makes their result null. One per kernel.
final class NonNullRows {
    private static final int[] NONE = new int[0];

    private int[] scratch = NONE;
    private int[] rows = NONE;
    private int count;

    /// The rows that are left; the first [#count] of it.
    int[] rows() {
        return rows;
    }

    int count() {
        return count;
    }

    void select(Column[] arguments, boolean[] strict, int[] from, int fromCount, Column out) {
        rows = from;
        count = fromCount;
        for (int i = 0; i < arguments.length; i++) {
            if (strict[i] && arguments[i].hasNulls()) {
                if (scratch.length < fromCount) {
                    scratch = new int[fromCount];
                }
                // In place after the first time: what is kept never overtakes what is read.
                count = keep(arguments[i], rows, count, scratch, out);
                rows = scratch;
            }
        }
    }

    private static int keep(Column argument, int[] rows, int count, int[] kept, Column out) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (argument.isNull(row)) {
                out.setNull(row);
            } else {
                kept[n++] = row;
            }
        }
        return n;
    }
}
