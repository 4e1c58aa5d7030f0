package io.velostream.connectors.console;

import io.velostream.connect.OutputBuffer;
import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import io.velostream.types.text.BooleanText;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Swar;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The text of one value as a person reads it, always on one line: control characters, which could
/// also drive the terminal, are escaped. Nested values look like JSON.
final class CellText {
    private static final byte[] NULL = {'N', 'U', 'L', 'L'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Text view = new Text();

    void append(Column column, int row, OutputBuffer out) {
        append(column, row, false, out);
    }

    /// @param nested whether the value stands inside another, where strings are quoted
    private void append(Column column, int row, boolean nested, OutputBuffer out) {
        if (column.isNull(row)) {
            out.write(NULL, 0, NULL.length);
            return;
        }
        switch (column) {
            case BooleanColumn booleans -> {
                byte[] to = out.ensure(Swar.ROOM);
                out.position(BooleanText.print(to, out.position(), booleans.get(row)));
            }
            case DoubleColumn doubles -> {
                byte[] to = out.ensure(Swar.ROOM);
                out.position(DoubleText.print(to, out.position(), doubles.get(row)));
            }
            case Int128Column wide -> {
                byte[] to = out.ensure(Swar.ROOM);
                int scale = ((SqlType.Decimal) wide.type()).scale();
                out.position(
                        DecimalText.print(
                                to, out.position(), wide.high(row), wide.low(row), scale));
            }
            case LongColumn longs -> {
                byte[] to = out.ensure(Swar.ROOM);
                out.position(print(to, out.position(), longs.type(), longs.get(row)));
            }
            case TextColumn texts -> {
                texts.get(row, view);
                if (texts.type() == SqlType.Basic.BYTES) {
                    appendBytes(out);
                } else {
                    appendString(nested, out);
                }
            }
            case ArrayColumn array -> appendArray(array, row, out);
            case MapColumn map -> appendMap(map, row, out);
            case StructColumn struct -> appendStruct(struct, row, out);
        }
    }

    private static int print(byte[] to, int at, SqlType type, long value) {
        return switch (type) {
            case SqlType.Decimal decimal -> DecimalText.print(to, at, value, decimal.scale());
            case SqlType.Basic basic ->
                    switch (basic) {
                        case DATE -> DateTimeText.printDate(to, at, value);
                        case TIME -> DateTimeText.printTime(to, at, value);
                        case TIMESTAMP -> DateTimeText.printTimestamp(to, at, value);
                        case INTERVAL -> IntervalText.print(to, at, value);
                        case INTERVAL_MONTH -> IntervalText.printMonths(to, at, value);
                        case INT, BIGINT, NULL -> LongText.print(to, at, value);
                        case BOOLEAN, DOUBLE, STRING, BYTES -> throw notLong(type);
                    };
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ -> throw notLong(type);
        };
    }

    private static IllegalStateException notLong(SqlType type) {
        return new IllegalStateException(type + " is not stored as 64 bits");
    }

    private void appendBytes(OutputBuffer out) {
        out.write((byte) '\\');
        out.write((byte) 'x');
        for (int i = 0; i < view.length(); i++) {
            appendHex(view.at(i), out);
        }
    }

    private static void appendHex(byte value, OutputBuffer out) {
        out.write(HEX[value >> 4 & 15]);
        out.write(HEX[value & 15]);
    }

    private void appendString(boolean quoted, OutputBuffer out) {
        if (quoted) {
            out.write((byte) '"');
        }
        for (int i = 0; i < view.length(); i++) {
            byte b = view.at(i);
            if (quoted && (b == '"' || b == '\\')) {
                out.write((byte) '\\');
                out.write(b);
            } else if (isControl(i)) {
                appendControl(b, out);
            } else {
                out.write(b);
            }
        }
        if (quoted) {
            out.write((byte) '"');
        }
    }

    /// Whether the byte is a control character of ASCII, or begins one of U+0080 to U+009F.
    private boolean isControl(int at) {
        byte b = view.at(at);
        return (b >= 0 && b < 0x20)
                || b == 0x7f
                || (b == (byte) 0xc2 && at + 1 < view.length() && view.at(at + 1) < (byte) 0xa0);
    }

    private static void appendControl(byte value, OutputBuffer out) {
        out.write((byte) '\\');
        switch (value) {
            case '\n' -> out.write((byte) 'n');
            case '\r' -> out.write((byte) 'r');
            case '\t' -> out.write((byte) 't');
            default -> {
                out.write((byte) 'x');
                appendHex(value, out);
            }
        }
    }

    private void appendArray(ArrayColumn array, int row, OutputBuffer out) {
        out.write((byte) '[');
        int start = array.start(row);
        for (int i = 0; i < array.length(row); i++) {
            appendComma(i, out);
            append(array.elements(), start + i, true, out);
        }
        out.write((byte) ']');
    }

    private void appendMap(MapColumn map, int row, OutputBuffer out) {
        out.write((byte) '{');
        int start = map.start(row);
        for (int i = 0; i < map.length(row); i++) {
            appendComma(i, out);
            append(map.keys(), start + i, true, out);
            appendColon(out);
            append(map.values(), start + i, true, out);
        }
        out.write((byte) '}');
    }

    private void appendStruct(StructColumn struct, int row, OutputBuffer out) {
        List<SqlType.Field> fields = ((SqlType.Struct) struct.type()).fields();
        out.write((byte) '{');
        for (int i = 0; i < struct.fieldCount(); i++) {
            appendComma(i, out);
            byte[] name = fields.get(i).name().getBytes(StandardCharsets.UTF_8);
            view.set(name, 0, name.length);
            appendString(true, out);
            appendColon(out);
            append(struct.field(i), row, true, out);
        }
        out.write((byte) '}');
    }

    private static void appendComma(int index, OutputBuffer out) {
        if (index > 0) {
            out.write((byte) ',');
            out.write((byte) ' ');
        }
    }

    private static void appendColon(OutputBuffer out) {
        out.write((byte) ':');
        out.write((byte) ' ');
    }
}
