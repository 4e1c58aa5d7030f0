package io.velostream.functions.scalar;

import io.velostream.functions.TextBuilder;
import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import io.velostream.types.text.BooleanText;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.LongText;

/// Values of any type as text, as CAST makes it. Nested values are `[1, 2]`, `{key: value}` and
/// `{field: value}`.
final class ValueText {
    /// More than any value that is not text or nested needs.
    private static final int LONGEST = 80;

    private ValueText() {}

    /// Appends a value that is not null.
    static void append(Column column, int row, TextBuilder to) {
        switch (column) {
            case TextColumn text -> {
                byte[] from = text.isDictionary() ? text.dictionary().bytes() : text.bytes();
                to.append(from, text.start(row), text.length(row));
            }
            case BooleanColumn booleans -> {
                to.reserve(LONGEST);
                advance(to, BooleanText.print(to.bytes(), to.length(), booleans.get(row)));
            }
            case LongColumn longs -> appendLong(longs.type(), longs.get(row), to);
            case DoubleColumn doubles -> {
                to.reserve(LONGEST);
                advance(to, DoubleText.print(to.bytes(), to.length(), doubles.get(row)));
            }
            case Int128Column wide -> {
                to.reserve(LONGEST);
                int scale = ((Decimal) wide.type()).scale();
                advance(
                        to,
                        DecimalText.print(
                                to.bytes(), to.length(), wide.high(row), wide.low(row), scale));
            }
            case ArrayColumn array -> {
                to.append("[");
                for (int i = 0; i < array.length(row); i++) {
                    part(array.elements(), array.start(row) + i, i == 0 ? "" : ", ", to);
                }
                to.append("]");
            }
            case MapColumn map -> {
                to.append("{");
                for (int i = 0; i < map.length(row); i++) {
                    part(map.keys(), map.start(row) + i, i == 0 ? "" : ", ", to);
                    part(map.values(), map.start(row) + i, ": ", to);
                }
                to.append("}");
            }
            case StructColumn struct -> {
                SqlType.Struct type = (SqlType.Struct) struct.type();
                to.append("{");
                for (int field = 0; field < struct.fieldCount(); field++) {
                    to.append((field == 0 ? "" : ", ") + type.fields().get(field).name());
                    part(struct.field(field), row, ": ", to);
                }
                to.append("}");
            }
        }
    }

    private static void part(Column column, int row, String before, TextBuilder to) {
        to.append(before);
        if (column.isNull(row)) {
            to.append("null");
        } else {
            append(column, row, to);
        }
    }

    private static void appendLong(SqlType type, long value, TextBuilder to) {
        to.reserve(LONGEST);
        byte[] bytes = to.bytes();
        int at = to.length();
        advance(
                to,
                switch (type) {
                    case Decimal decimal -> DecimalText.print(bytes, at, value, decimal.scale());
                    case SqlType.Basic basic ->
                            switch (basic) {
                                case DATE -> DateTimeText.printDate(bytes, at, value);
                                case TIME -> DateTimeText.printTime(bytes, at, value);
                                case TIMESTAMP -> DateTimeText.printTimestamp(bytes, at, value);
                                case INTERVAL -> IntervalText.print(bytes, at, value);
                                case INTERVAL_MONTH -> IntervalText.printMonths(bytes, at, value);
                                case INT, BIGINT, NULL, BOOLEAN, DOUBLE, STRING, BYTES ->
                                        LongText.print(bytes, at, value);
                            };
                    case SqlType.Array _, SqlType.Map _, SqlType.Struct _ ->
                            throw new IllegalStateException(type + " is no number");
                });
    }

    private static void advance(TextBuilder to, int end) {
        to.advance(end - to.length());
    }
}
