package io.velostream.engine.expression;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A value as a message shows it: texts in quotes and cut to a length that a log bears.
final class ValueText {
    private static final int LONGEST = 100;

    private ValueText() {}

    static String of(Column column, int row) {
        String text = whole(column, row);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String whole(Column column, int row) {
        if (column.isNull(row)) {
            return "NULL";
        }
        return switch (column) {
            case BooleanColumn c -> Boolean.toString(c.get(row));
            case LongColumn c -> ofLong(c.type(), c.get(row));
            case DoubleColumn c -> Double.toString(c.get(row));
            case Int128Column c ->
                    new BigDecimal(c.get(row), ((SqlType.Decimal) c.type()).scale())
                            .toPlainString();
            case TextColumn c -> "'" + c.getString(row) + "'";
            case ArrayColumn c -> run(c.elements(), c.start(row), c.length(row));
            case MapColumn c ->
                    "keys "
                            + run(c.keys(), c.start(row), c.length(row))
                            + " values "
                            + run(c.values(), c.start(row), c.length(row));
            case StructColumn c ->
                    IntStream.range(0, c.fieldCount())
                            .mapToObj(i -> whole(c.field(i), row))
                            .collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private static String ofLong(SqlType type, long value) {
        if (type instanceof SqlType.Decimal decimal) {
            return BigDecimal.valueOf(value, decimal.scale()).toPlainString();
        }
        byte[] buffer = new byte[TextCasts.ROOM];
        int end = TextCasts.print((SqlType.Basic) type, value, buffer, 0);
        return new String(buffer, 0, end, StandardCharsets.US_ASCII);
    }

    private static String run(Column elements, int start, int length) {
        return IntStream.range(start, start + Math.min(length, LONGEST))
                .mapToObj(i -> whole(elements, i))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
