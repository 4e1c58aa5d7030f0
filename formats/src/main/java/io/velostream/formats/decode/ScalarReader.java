package io.velostream.formats.decode;

import io.velostream.types.Column;
import io.velostream.types.SqlType;
import org.jspecify.annotations.Nullable;

/// Reads the text of one value into a column, completely and with messages: what the fast path
/// falls back to. One per column and decoder.
public abstract class ScalarReader {
    private final String name;
    private final SqlType type;
    private @Nullable Column column;

    ScalarReader(String name, SqlType type) {
        this.name = name;
        this.type = type;
    }

    /// @param name the column's name, with the path in it if it is nested; for messages
    /// @param type anything but an array, a map or a struct
    /// @param text where strings go, if it is a type of text
    public static ScalarReader of(String name, SqlType type, TextTarget text) {
        return switch (type) {
            case SqlType.Decimal decimal -> new ScalarReaders.OfDecimal(name, decimal);
            case SqlType.Basic basic -> ofBasic(name, basic, text);
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ ->
                    throw new IllegalArgumentException(type + " is not a scalar");
        };
    }

    private static ScalarReader ofBasic(String name, SqlType.Basic type, TextTarget text) {
        return switch (type) {
            case BOOLEAN -> new ScalarReaders.OfBoolean(name);
            case INT -> new ScalarReaders.OfLong(name, type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT, NULL ->
                    new ScalarReaders.OfLong(name, type, Long.MIN_VALUE, Long.MAX_VALUE);
            case DOUBLE -> new ScalarReaders.OfDouble(name);
            case STRING -> new ScalarReaders.OfString(name, text);
            case BYTES -> new ScalarReaders.OfBytes(name, text);
            case DATE, TIME, TIMESTAMP, INTERVAL, INTERVAL_MONTH ->
                    new ScalarReaders.OfMoment(name, type);
        };
    }

    /// Starts a batch: names the column that is filled from now on.
    ///
    /// @param rowsBefore how many rows the decoder has read in all
    public void begin(Column target, long rowsBefore) {
        column = target;
    }

    final Column column() {
        if (column == null) {
            throw new IllegalStateException("begin was not called");
        }
        return column;
    }

    /// Reads `bytes[offset..offset + length)`, with eight readable bytes around it.
    ///
    /// @throws RowFailure if it is not a value of the type
    public abstract void read(byte[] bytes, int offset, int length, int row);

    public void setNull(int row) {
        column().setNull(row);
    }

    public final SqlType type() {
        return type;
    }

    public final String name() {
        return name;
    }

    final RowFailure mismatch(byte[] bytes, int offset, int length) {
        return failure("TYPE_MISMATCH", bytes, offset, length, "is not a value of type " + type);
    }

    final RowFailure overflow(byte[] bytes, int offset, int length) {
        return failure("NUMERIC_OVERFLOW", bytes, offset, length, "does not fit " + type);
    }

    final RowFailure failure(
            String reason, byte[] bytes, int offset, int length, String predicate) {
        return new RowFailure(
                reason,
                "column \""
                        + name
                        + "\": \""
                        + RowFailure.excerpt(bytes, offset, length)
                        + "\" "
                        + predicate);
    }
}
