package io.velostream.engine.state;

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

/// The order of two values of one type, as ORDER BY sees it: false before true, NaN behind all
/// numbers, text by code points, arrays and structs by their first difference with nulls last, maps
/// by their canonical bytes.
public final class ValueOrder {
    private ValueOrder() {}

    /// Neither value may be null.
    public static int compare(Column left, int leftRow, Column right, int rightRow) {
        return switch (left) {
            case LongColumn longs ->
                    Long.compare(longs.get(leftRow), ((LongColumn) right).get(rightRow));
            case DoubleColumn doubles ->
                    // Adding 0.0 makes -0.0 positive: the two are equal.
                    Double.compare(
                            doubles.get(leftRow) + 0.0, ((DoubleColumn) right).get(rightRow) + 0.0);
            case TextColumn text -> compareText(text, leftRow, (TextColumn) right, rightRow);
            case BooleanColumn booleans ->
                    Boolean.compare(booleans.get(leftRow), ((BooleanColumn) right).get(rightRow));
            case Int128Column wide -> {
                Int128Column other = (Int128Column) right;
                yield Int128.compare(
                        wide.high(leftRow),
                        wide.low(leftRow),
                        other.high(rightRow),
                        other.low(rightRow));
            }
            case ArrayColumn array -> compareArrays(array, leftRow, (ArrayColumn) right, rightRow);
            case StructColumn struct ->
                    compareStructs(struct, leftRow, (StructColumn) right, rightRow);
            case MapColumn map -> compareMaps(map, leftRow, (MapColumn) right, rightRow);
        };
    }

    private static int compareText(TextColumn left, int leftRow, TextColumn right, int rightRow) {
        byte[] a = left.isDictionary() ? left.dictionary().bytes() : left.bytes();
        byte[] b = right.isDictionary() ? right.dictionary().bytes() : right.bytes();
        int aStart = left.start(leftRow);
        int bStart = right.start(rightRow);
        return Arrays.compareUnsigned(
                a,
                aStart,
                aStart + left.length(leftRow),
                b,
                bStart,
                bStart + right.length(rightRow));
    }

    private static int compareNullable(Column left, int leftRow, Column right, int rightRow) {
        boolean leftNull = left.isNull(leftRow);
        boolean rightNull = right.isNull(rightRow);
        if (leftNull || rightNull) {
            return Boolean.compare(leftNull, rightNull);
        }
        return compare(left, leftRow, right, rightRow);
    }

    private static int compareArrays(
            ArrayColumn left, int leftRow, ArrayColumn right, int rightRow) {
        int common = Math.min(left.length(leftRow), right.length(rightRow));
        for (int i = 0; i < common; i++) {
            int difference =
                    compareNullable(
                            left.elements(),
                            left.start(leftRow) + i,
                            right.elements(),
                            right.start(rightRow) + i);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(left.length(leftRow), right.length(rightRow));
    }

    private static int compareStructs(
            StructColumn left, int leftRow, StructColumn right, int rightRow) {
        for (int i = 0; i < left.fieldCount(); i++) {
            int difference = compareNullable(left.field(i), leftRow, right.field(i), rightRow);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int compareMaps(MapColumn left, int leftRow, MapColumn right, int rightRow) {
        ValueBytes a = new ValueBytes(true);
        ValueBytes b = new ValueBytes(true);
        a.write(left, leftRow);
        b.write(right, rightRow);
        return Arrays.compareUnsigned(
                a.bytes(),
                a.start(),
                a.start() + a.length(),
                b.bytes(),
                b.start(),
                b.start() + b.length());
    }
}
