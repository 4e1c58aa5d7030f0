package io.velostream.engine.operator;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import java.util.List;

/// Numbers that tell most rows apart in an order without looking at their values: if one is less
/// than another, its row comes first; if they are equal, [RowOrder] must be asked, unless
/// [#decides].
final class SortCodes {
    private final int column;
    private final boolean descending;
    private final long nullCode;
    private final boolean oneKey;

    SortCodes(List<SortOperator.Key> keys) {
        SortOperator.Key first =
                keys.isEmpty() ? new SortOperator.Key(-1, false, false) : keys.getFirst();
        column = first.column();
        descending = first.descending();
        nullCode = first.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        oneKey = keys.size() <= 1;
    }

    /// Whether rows with this code are equal in the order.
    ///
    /// @param columns as for [#encode]
    boolean decides(long code, Column[] columns) {
        if (!oneKey || code == Long.MIN_VALUE || code == Long.MAX_VALUE) {
            return false;
        }
        return column < 0
                || switch (columns[column]) {
                    case LongColumn _, DoubleColumn _, BooleanColumn _ -> true;
                    default -> false;
                };
    }

    /// Writes the codes of `rows[0..count)` at the rows' numbers.
    ///
    /// @param columns those of which the keys tell the numbers
    void encode(Column[] columns, int[] rows, int count, long[] codes) {
        if (column < 0) {
            Arrays.fill(codes, 0, rows[count - 1] + 1, 0L);
            return;
        }
        Column values = columns[column];
        switch (values) {
            case LongColumn longs -> encodeLongs(longs.values(), rows, count, codes);
            case DoubleColumn doubles -> encodeDoubles(doubles.values(), rows, count, codes);
            default -> {
                for (int i = 0; i < count; i++) {
                    codes[rows[i]] = values.isNull(rows[i]) ? 0 : code(values, rows[i]);
                }
            }
        }
        if (descending) {
            for (int i = 0; i < count; i++) {
                codes[rows[i]] = ~codes[rows[i]];
            }
        }
        if (values.hasNulls()) {
            for (int i = 0; i < count; i++) {
                if (values.isNull(rows[i])) {
                    codes[rows[i]] = nullCode;
                }
            }
        }
    }

    private static void encodeLongs(long[] values, int[] rows, int count, long[] codes) {
        for (int i = 0; i < count; i++) {
            codes[rows[i]] = values[rows[i]];
        }
    }

    private static void encodeDoubles(double[] values, int[] rows, int count, long[] codes) {
        for (int i = 0; i < count; i++) {
            // Adding 0.0 makes -0.0 positive; of NaN there is one, and it is the greatest.
            long bits = Double.doubleToLongBits(values[rows[i]] + 0.0);
            codes[rows[i]] = bits ^ ((bits >> 63) & Long.MAX_VALUE);
        }
    }

    private static long code(Column values, int row) {
        return switch (values) {
            case BooleanColumn booleans -> booleans.get(row) ? 1 : 0;
            case Int128Column wide -> wide.high(row);
            case TextColumn text -> firstBytes(text, row);
            default -> 0;
        };
    }

    private static long firstBytes(TextColumn text, int row) {
        byte[] bytes = text.isDictionary() ? text.dictionary().bytes() : text.bytes();
        int start = text.start(row);
        int length = Math.min(8, text.length(row));
        long first = 0;
        for (int i = 0; i < 8; i++) {
            first = first << 8 | (i < length ? bytes[start + i] & 0xFF : 0);
        }
        return first ^ Long.MIN_VALUE;
    }
}
