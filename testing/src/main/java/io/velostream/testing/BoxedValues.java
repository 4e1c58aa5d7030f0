package io.velostream.testing;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.StructColumn;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SQL values as ordinary Java objects, in and out of columns: null for NULL, else Boolean, Long
/// (INT, BIGINT), Double, BigDecimal (with the type's scale), String, ByteBuffer (BYTES),
/// LocalDate, LocalTime, LocalDateTime (TIMESTAMP), Duration (INTERVAL), Period of months, List
/// (ARRAY, STRUCT), Map.
public final class BoxedValues {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private BoxedValues() {}

    /// The value of a row.
    public static @Nullable Object read(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column) {
            case BooleanColumn c -> c.get(row);
            case LongColumn c -> ofLong(c.type(), c.get(row));
            case DoubleColumn c -> c.get(row);
            case Int128Column c -> new BigDecimal(c.get(row), ((Decimal) c.type()).scale());
            case TextColumn c -> c.type() == Basic.BYTES ? bytes(c, row) : c.getString(row);
            case ArrayColumn c -> run(c.elements(), c.start(row), c.length(row));
            case MapColumn c -> map(c, row);
            case StructColumn c -> {
                List<@Nullable Object> fields = new ArrayList<>();
                for (int i = 0; i < c.fieldCount(); i++) {
                    fields.add(read(c.field(i), row));
                }
                yield fields;
            }
        };
    }

    private static ByteBuffer bytes(TextColumn column, int row) {
        Text view = new Text();
        column.get(row, view);
        return ByteBuffer.wrap(view.toByteArray());
    }

    private static List<@Nullable Object> run(Column elements, int start, int length) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = start; i < start + length; i++) {
            values.add(read(elements, i));
        }
        return values;
    }

    private static Map<@Nullable Object, @Nullable Object> map(MapColumn column, int row) {
        Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = column.start(row); i < column.start(row) + column.length(row); i++) {
            values.put(read(column.keys(), i), read(column.values(), i));
        }
        return values;
    }

    /// The value that a long stands for in a type that lies in longs.
    public static Object ofLong(SqlType type, long value) {
        if (type instanceof Decimal decimal) {
            return BigDecimal.valueOf(value, decimal.scale());
        }
        return switch ((Basic) type) {
            case NULL, INT, BIGINT -> value;
            case DATE -> LocalDate.ofEpochDay(value);
            case TIME -> LocalTime.ofNanoOfDay(value * 1000);
            case TIMESTAMP ->
                    LocalDateTime.ofEpochSecond(
                            Math.floorDiv(value, MICROS_PER_SECOND),
                            (int) Math.floorMod(value, MICROS_PER_SECOND) * 1000,
                            ZoneOffset.UTC);
            case INTERVAL -> Duration.of(value, ChronoUnit.MICROS);
            case INTERVAL_MONTH -> Period.ofMonths(Math.toIntExact(value));
            case BOOLEAN, DOUBLE, STRING, BYTES ->
                    throw new IllegalArgumentException(type + " does not lie in longs");
        };
    }

    /// The opposite of [#ofLong].
    ///
    /// @throws ArithmeticException if it does not fit
    public static long toLong(Object value) {
        return switch (value) {
            case Long l -> l;
            case BigDecimal d -> d.unscaledValue().longValueExact();
            case LocalDate d -> d.toEpochDay();
            case LocalTime t -> t.toNanoOfDay() / 1000;
            case LocalDateTime t -> microsOf(t.toInstant(ZoneOffset.UTC)).longValueExact();
            case Duration d -> micros(d.getSeconds(), d.getNano()).longValueExact();
            case Period p -> p.toTotalMonths();
            default -> throw new IllegalArgumentException("not in longs: " + value.getClass());
        };
    }

    private static BigInteger microsOf(Instant time) {
        return micros(time.getEpochSecond(), time.getNano());
    }

    private static BigInteger micros(long seconds, int nanos) {
        return BigInteger.valueOf(seconds)
                .multiply(BigInteger.valueOf(MICROS_PER_SECOND))
                .add(BigInteger.valueOf(nanos / 1000));
    }

    /// Makes `value` the value of a row that holds none yet. Texts go to slices, unless the column
    /// has a dictionary, to which they are then added.
    public static void write(Column column, int row, @Nullable Object value) {
        if (value == null) {
            column.setNull(row);
            return;
        }
        switch (column) {
            case BooleanColumn c -> c.set(row, (Boolean) value);
            case LongColumn c -> c.set(row, toLong(value));
            case DoubleColumn c -> c.set(row, (Double) value);
            case Int128Column c -> {
                BigInteger unscaled = ((BigDecimal) value).unscaledValue();
                c.set(row, Int128.high(unscaled), Int128.low(unscaled));
            }
            case TextColumn c -> writeText(c, row, value);
            case ArrayColumn c -> {
                List<?> values = (List<?>) value;
                int at = c.append(row, values.size());
                for (Object element : values) {
                    write(c.elements(), at++, element);
                }
            }
            case MapColumn c -> {
                Map<?, ?> entries = (Map<?, ?>) value;
                int at = c.append(row, entries.size());
                for (Map.Entry<?, ?> entry : entries.entrySet()) {
                    write(c.keys(), at, entry.getKey());
                    write(c.values(), at++, entry.getValue());
                }
            }
            case StructColumn c -> {
                List<?> fields = (List<?>) value;
                for (int i = 0; i < fields.size(); i++) {
                    write(c.field(i), row, fields.get(i));
                }
            }
        }
    }

    private static byte[] content(ByteBuffer buffer) {
        byte[] content = new byte[buffer.remaining()];
        buffer.duplicate().get(content);
        return content;
    }

    private static void writeText(TextColumn column, int row, Object value) {
        byte[] bytes =
                value instanceof ByteBuffer buffer
                        ? content(buffer)
                        : ((String) value).getBytes(StandardCharsets.UTF_8);
        if (column.isDictionary()) {
            column.ids()[row] = column.dictionary().internCopy(bytes, 0, bytes.length);
        } else {
            column.set(row, bytes, 0, bytes.length);
        }
    }

    /// What a [io.velostream.planner.expression.RowExpression.Literal] of that type holds for a
    /// value.
    public static Object toLiteral(SqlType type, Object value) {
        return switch (type.storage()) {
            case LONG -> toLong(value);
            case INT128 -> ((BigDecimal) value).unscaledValue();
            case BOOLEAN, DOUBLE, TEXT -> value;
            case ARRAY, MAP, STRUCT -> throw new IllegalArgumentException("literal of " + type);
        };
    }

    /// The opposite of [#toLiteral].
    public static Object ofLiteral(SqlType type, Object value) {
        return switch (type.storage()) {
            case LONG -> ofLong(type, (Long) value);
            case INT128 -> new BigDecimal((BigInteger) value, ((Decimal) type).scale());
            case BOOLEAN, DOUBLE, TEXT -> value;
            case ARRAY, MAP, STRUCT -> throw new IllegalArgumentException("literal of " + type);
        };
    }
}
