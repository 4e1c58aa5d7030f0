package io.velostream.engine.expression;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.util.Arrays;

/// The order of single values of one type, row by row: for nested values and for what is rare.
///
/// Inside arrays and structs a null equals a null and comes after everything else, as in
/// PostgreSQL. Maps are equal when they have the same entries; which of two unequal maps is less
/// means nothing.
public final class ValueOrder {
    private ValueOrder() {}

    /// Compares a value of one column with a value of another; neither is null.
    @FunctionalInterface
    interface Pairwise {
        int compare(Column left, int leftRow, Column right, int rightRow);
    }

    /// Neither value may be null.
    public static int compare(Column left, int leftRow, Column right, int rightRow) {
        return switch (left) {
            case BooleanColumn a ->
                    Boolean.compare(a.get(leftRow), ((BooleanColumn) right).get(rightRow));
            case LongColumn a -> Long.compare(a.get(leftRow), ((LongColumn) right).get(rightRow));
            case DoubleColumn a ->
                    compareDoubles(a.get(leftRow), ((DoubleColumn) right).get(rightRow));
            case Int128Column a -> compareWide(a, leftRow, (Int128Column) right, rightRow);
            case TextColumn a -> compareTexts(a, leftRow, (TextColumn) right, rightRow);
            case ArrayColumn a -> compareArrays(a, leftRow, (ArrayColumn) right, rightRow);
            case MapColumn a -> compareMaps(a, leftRow, (MapColumn) right, rightRow);
            case StructColumn a -> compareStructs(a, leftRow, (StructColumn) right, rightRow);
        };
    }

    /// As [#compare] where nulls may occur.
    private static int compareNullable(Column left, int leftRow, Column right, int rightRow) {
        boolean leftNull = left.isNull(leftRow);
        boolean rightNull = right.isNull(rightRow);
        return leftNull || rightNull
                ? Boolean.compare(leftNull, rightNull)
                : compare(left, leftRow, right, rightRow);
    }

    /// Not `Double.compare`: the zeros are equal.
    static int compareDoubles(double x, double y) {
        if (x < y) {
            return -1;
        }
        if (x > y) {
            return 1;
        }
        return x == y ? 0 : Boolean.compare(Double.isNaN(x), Double.isNaN(y));
    }

    private static int compareWide(Int128Column a, int leftRow, Int128Column b, int rightRow) {
        return Int128.compare(a.high(leftRow), a.low(leftRow), b.high(rightRow), b.low(rightRow));
    }

    static int compareTexts(TextColumn a, int leftRow, TextColumn b, int rightRow) {
        int leftStart = a.start(leftRow);
        int rightStart = b.start(rightRow);
        return Arrays.compareUnsigned(
                textBytes(a),
                leftStart,
                leftStart + a.length(leftRow),
                textBytes(b),
                rightStart,
                rightStart + b.length(rightRow));
    }

    /// The array into which the starts of a text column point, in either form.
    static byte[] textBytes(TextColumn column) {
        return column.isDictionary() ? column.dictionary().bytes() : column.bytes();
    }

    private static int compareArrays(ArrayColumn a, int leftRow, ArrayColumn b, int rightRow) {
        int common = Math.min(a.length(leftRow), b.length(rightRow));
        for (int i = 0; i < common; i++) {
            int order =
                    compareNullable(
                            a.elements(),
                            a.start(leftRow) + i,
                            b.elements(),
                            b.start(rightRow) + i);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length(leftRow), b.length(rightRow));
    }

    private static int compareStructs(StructColumn a, int leftRow, StructColumn b, int rightRow) {
        for (int i = 0; i < a.fieldCount(); i++) {
            int order = compareNullable(a.field(i), leftRow, b.field(i), rightRow);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareMaps(MapColumn a, int leftRow, MapColumn b, int rightRow) {
        int order = Integer.compare(a.length(leftRow), b.length(rightRow));
        for (int i = 0; order == 0 && i < a.length(leftRow); i++) {
            int entry = a.start(leftRow) + i;
            int other = findKey(b, rightRow, a.keys(), entry);
            order = other < 0 ? -1 : compareNullable(a.values(), entry, b.values(), other);
        }
        return order;
    }

    /// The entry of the map at `row` whose key equals that of `keyRow` in `keys`, or -1.
    static int findKey(MapColumn map, int row, Column keys, int keyRow) {
        int start = map.start(row);
        for (int entry = start; entry < start + map.length(row); entry++) {
            if (compare(map.keys(), entry, keys, keyRow) == 0) {
                return entry;
            }
        }
        return -1;
    }
}
