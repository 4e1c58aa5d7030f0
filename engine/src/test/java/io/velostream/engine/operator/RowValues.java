package io.velostream.engine.operator;

import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.StructColumn;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of columns as plain Java objects: Boolean, Long, Double, BigInteger, String, List (also
/// for structs), Map, or null.
final class RowValues {
    private RowValues() {}

    static List<@Nullable Object> row(Batch batch, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < batch.columnCount(); i++) {
            values.add(get(batch.column(i), row));
        }
        return values;
    }

    static @Nullable Object get(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column) {
            case BooleanColumn booleans -> booleans.get(row);
            case LongColumn longs -> longs.get(row);
            case DoubleColumn doubles -> doubles.get(row);
            case Int128Column wide -> wide.get(row);
            case TextColumn text -> text.getString(row);
            case ArrayColumn array -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < array.length(row); i++) {
                    values.add(get(array.elements(), array.start(row) + i));
                }
                yield values;
            }
            case MapColumn map -> {
                Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
                for (int i = 0; i < map.length(row); i++) {
                    int at = map.start(row) + i;
                    values.put(get(map.keys(), at), get(map.values(), at));
                }
                yield values;
            }
            case StructColumn struct -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < struct.fieldCount(); i++) {
                    values.add(get(struct.field(i), row));
                }
                yield values;
            }
        };
    }

    /// Sets a value of a cleared column.
    static void set(Column column, int row, @Nullable Object value) {
        if (value == null) {
            column.setNull(row);
            return;
        }
        switch (column) {
            case BooleanColumn booleans -> booleans.set(row, (Boolean) value);
            case LongColumn longs -> longs.set(row, (Long) value);
            case DoubleColumn doubles -> doubles.set(row, (Double) value);
            case Int128Column wide -> {
                BigInteger number = (BigInteger) value;
                wide.set(row, Int128.high(number), Int128.low(number));
            }
            case TextColumn text -> setText(text, row, (String) value);
            case ArrayColumn array -> {
                List<?> values = (List<?>) value;
                int first = array.append(row, values.size());
                for (int i = 0; i < values.size(); i++) {
                    set(array.elements(), first + i, values.get(i));
                }
            }
            case MapColumn map -> {
                Map<?, ?> values = (Map<?, ?>) value;
                int at = map.append(row, values.size());
                for (Map.Entry<?, ?> entry : values.entrySet()) {
                    set(map.keys(), at, entry.getKey());
                    set(map.values(), at, entry.getValue());
                    at++;
                }
            }
            case StructColumn struct -> {
                List<?> values = (List<?>) value;
                for (int i = 0; i < values.size(); i++) {
                    set(struct.field(i), row, values.get(i));
                }
            }
        }
    }

    private static void setText(TextColumn column, int row, String value) {
        Text text = Text.of(value);
        if (column.isDictionary()) {
            column.ids()[row] =
                    column.dictionary().internCopy(text.bytes(), text.offset(), text.length());
        } else {
            column.set(row, text);
        }
    }
}
