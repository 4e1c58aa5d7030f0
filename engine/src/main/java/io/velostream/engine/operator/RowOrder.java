package io.velostream.engine.operator;

import io.velostream.engine.expression.ValueOrder;
import io.velostream.engine.state.RowStore;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import java.util.Arrays;
import java.util.List;

/// The order of rows by several keys, and a stable sort by it without an object per row.
final class RowOrder {
    /// Up to this many rows insertion is faster than merging.
    private static final int SHORT_RUN = 8;

    private final SortOperator.Key[] keys;

    RowOrder(List<SortOperator.Key> keys) {
        this.keys = keys.toArray(SortOperator.Key[]::new);
    }

    int compare(Column[] left, int leftRow, Column[] right, int rightRow) {
        for (SortOperator.Key key : keys) {
            Column a = left[key.column()];
            Column b = right[key.column()];
            boolean aNull = a.isNull(leftRow);
            boolean bNull = b.isNull(rightRow);
            if (aNull || bNull) {
                if (aNull != bNull) {
                    return aNull == key.nullsFirst() ? -1 : 1;
                }
            } else {
                int difference = ValueOrder.compare(a, leftRow, b, rightRow);
                if (difference != 0) {
                    return key.descending() ? -difference : difference;
                }
            }
        }
        return 0;
    }

    /// The numbers of all rows in order; equal rows by number.
    int[] sort(RowStore rows) {
        int size = rows.size();
        int[] order = Arrays.copyOf(Batch.identity(size), size);
        mergeSort(rows.columns(), order.clone(), order, 0, size);
        return order;
    }

    /// Sorts `to[low..high)`; `from` holds the same numbers there and is used up.
    private void mergeSort(Column[] columns, int[] from, int[] to, int low, int high) {
        if (high - low <= SHORT_RUN) {
            insertionSort(columns, to, low, high);
            return;
        }
        int middle = (low + high) >>> 1;
        mergeSort(columns, to, from, low, middle);
        mergeSort(columns, to, from, middle, high);
        if (compare(columns, from[middle - 1], columns, from[middle]) <= 0) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft =
                    right == high
                            || (left < middle
                                    && compare(columns, from[left], columns, from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private void insertionSort(Column[] columns, int[] order, int low, int high) {
        for (int i = low + 1; i < high; i++) {
            int moving = order[i];
            int at = i;
            while (at > low && compare(columns, order[at - 1], columns, moving) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = moving;
        }
    }
}
