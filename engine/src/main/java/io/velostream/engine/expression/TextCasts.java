package io.velostream.engine.expression;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.TextColumn;
import io.velostream.types.text.BooleanText;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Swar;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Casts to STRING: the texts of `io.velostream.types.text`, which read back as the same value.
final class TextCasts {
    /// Enough for the text of any value that is not a text itself.
    static final int ROOM = Swar.ROOM;

    private TextCasts() {}

    static CastKernel from(SqlType type) {
        return switch (type) {
            case Decimal decimal -> decimal(decimal);
            case Basic basic ->
                    switch (basic) {
                        case BOOLEAN -> TextCasts::booleans;
                        case DOUBLE -> TextCasts::doubles;
                        case BYTES -> TextCasts::bytes;
                        case STRING -> TextCasts::copy;
                        case NULL, INT, BIGINT, DATE, TIME, TIMESTAMP, INTERVAL, INTERVAL_MONTH ->
                                longs(basic);
                    };
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ ->
                    throw new IllegalArgumentException(type + " has no cast to STRING");
        };
    }

    private static CastKernel longs(Basic type) {
        return (from, rows, count, out, _) -> {
            LongColumn column = (LongColumn) from;
            TextColumn texts = (TextColumn) out;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int start = texts.reserve(row, ROOM);
                int end = print(type, column.get(row), texts.bytes(), start);
                texts.commit(row, start, end - start);
            }
        };
    }

    /// Prints a value whose type lies in longs, but is not a decimal.
    static int print(Basic type, long value, byte[] to, int at) {
        return switch (type) {
            case NULL, INT, BIGINT -> LongText.print(to, at, value);
            case DATE -> DateTimeText.printDate(to, at, value);
            case TIME -> DateTimeText.printTime(to, at, value);
            case TIMESTAMP -> DateTimeText.printTimestamp(to, at, value);
            case INTERVAL -> IntervalText.print(to, at, value);
            case INTERVAL_MONTH -> IntervalText.printMonths(to, at, value);
            case BOOLEAN, DOUBLE, STRING, BYTES ->
                    throw new IllegalArgumentException(type + " does not lie in longs");
        };
    }

    private static CastKernel decimal(Decimal type) {
        int scale = type.scale();
        return (from, rows, count, out, _) -> {
            TextColumn texts = (TextColumn) out;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int start = texts.reserve(row, ROOM);
                int end =
                        from instanceof LongColumn narrow
                                ? DecimalText.print(texts.bytes(), start, narrow.get(row), scale)
                                : printWide((Int128Column) from, row, scale, texts.bytes(), start);
                texts.commit(row, start, end - start);
            }
        };
    }

    private static int printWide(Int128Column from, int row, int scale, byte[] to, int at) {
        return DecimalText.print(to, at, from.high(row), from.low(row), scale);
    }

    private static void booleans(
            Column from, int[] rows, int count, Column out, CastFailures failures) {
        TextColumn texts = (TextColumn) out;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int start = texts.reserve(row, ROOM);
            int end = BooleanText.print(texts.bytes(), start, ((BooleanColumn) from).get(row));
            texts.commit(row, start, end - start);
        }
    }

    private static void doubles(
            Column from, int[] rows, int count, Column out, CastFailures failures) {
        TextColumn texts = (TextColumn) out;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int start = texts.reserve(row, ROOM);
            int end = DoubleText.print(texts.bytes(), start, ((DoubleColumn) from).get(row));
            texts.commit(row, start, end - start);
        }
    }

    /// From STRING to BYTES every text goes.
    static void copy(Column from, int[] rows, int count, Column out, CastFailures failures) {
        for (int i = 0; i < count; i++) {
            out.copy(rows[i], from, rows[i]);
        }
    }

    /// From BYTES to STRING goes only what is UTF-8.
    private static void bytes(
            Column from, int[] rows, int count, Column out, CastFailures failures) {
        TextColumn column = (TextColumn) from;
        byte[] bytes = ValueOrder.textBytes(column);
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (isUtf8(bytes, column.start(row), column.length(row))) {
                out.copy(row, from, row);
            } else {
                failures.fail(from, row, out);
            }
        }
    }

    private static boolean isUtf8(byte[] bytes, int start, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
