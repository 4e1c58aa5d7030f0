package io.velostream.functions;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.IntervalText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plain Java values in and out of columns: Boolean, Long, Double, BigInteger (the stored integer
/// of a wide decimal), String, List.
public final class TestColumns {
    private TestColumns() {}

    public static Column of(SqlType type, List<? extends @Nullable Object> values) {
        return of(type, values, false);
    }

    /// @param dictionary whether text is in dictionary form
    public static Column of(
            SqlType type, List<? extends @Nullable Object> values, boolean dictionary) {
        Column column = Column.of(type, values.size());
        if (dictionary && column instanceof TextColumn text) {
            setIds(text, values);
            return column;
        }
        for (int row = 0; row < values.size(); row++) {
            set(column, row, values.get(row));
        }
        return column;
    }

    private static void setIds(TextColumn column, List<? extends @Nullable Object> values) {
        Dictionary entries = new Dictionary();
        column.useDictionary(entries);
        for (int row = 0; row < values.size(); row++) {
            Object value = values.get(row);
            if (value == null) {
                column.setNull(row);
            } else {
                byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
                column.ids()[row] = entries.internCopy(utf8, 0, utf8.length);
            }
        }
    }

    static void set(Column column, int row, @Nullable Object value) {
        if (value == null) {
            column.setNull(row);
            return;
        }
        switch (column) {
            case BooleanColumn booleans -> booleans.set(row, (Boolean) value);
            case LongColumn longs -> longs.set(row, ((Number) value).longValue());
            case DoubleColumn doubles -> doubles.set(row, ((Number) value).doubleValue());
            case Int128Column wide ->
                    wide.set(row, Int128.high((BigInteger) value), Int128.low((BigInteger) value));
            case TextColumn text -> {
                byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
                text.set(row, utf8, 0, utf8.length);
            }
            case ArrayColumn array -> {
                List<?> elements = (List<?>) value;
                int start = array.append(row, elements.size());
                for (int i = 0; i < elements.size(); i++) {
                    set(array.elements(), start + i, elements.get(i));
                }
            }
            case MapColumn _, StructColumn _ -> throw new IllegalArgumentException("not needed");
        }
    }

    public static @Nullable Object get(Column column, int row) {
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
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = 0; i < array.length(row); i++) {
                    elements.add(get(array.elements(), array.start(row) + i));
                }
                yield elements;
            }
            case MapColumn _, StructColumn _ -> throw new IllegalArgumentException("not needed");
        };
    }

    /// As a table shows it.
    static String print(Column column, int row) {
        Object value = get(column, row);
        if (value == null) {
            return "NULL";
        }
        if (column.type() instanceof Decimal decimal) {
            return new BigDecimal(new BigInteger(value.toString()), decimal.scale())
                    .toPlainString();
        }
        byte[] to = new byte[128];
        if (column.type() instanceof SqlType.Basic basic && value instanceof Long number) {
            int end =
                    switch (basic) {
                        case DATE -> DateTimeText.printDate(to, 0, number);
                        case TIME -> DateTimeText.printTime(to, 0, number);
                        case TIMESTAMP -> DateTimeText.printTimestamp(to, 0, number);
                        case INTERVAL -> IntervalText.print(to, 0, number);
                        case INTERVAL_MONTH -> IntervalText.printMonths(to, 0, number);
                        default -> 0;
                    };
            return end == 0 ? number.toString() : new String(to, 0, end, StandardCharsets.UTF_8);
        }
        if (value instanceof Double number) {
            int end = DoubleText.print(to, 0, number);
            return new String(to, 0, end, StandardCharsets.UTF_8);
        }
        return value.toString();
    }
}
