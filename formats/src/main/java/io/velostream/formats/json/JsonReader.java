package io.velostream.formats.json;

import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.ScalarReader;
import io.velostream.formats.decode.TextTarget;
import io.velostream.types.Column;
import io.velostream.types.SqlType;

/// Reads one JSON value into a column, completely: the reference of every faster way. One per
/// column, or part of a nested column, and decoder.
abstract class JsonReader {
    /// @param name the column's name with the path in it, for messages
    /// @param text where strings go
    static JsonReader of(String name, SqlType type, TextTarget text) {
        return switch (type) {
            case SqlType.Array array -> new JsonNestedReaders.OfArray(name, array);
            case SqlType.Map map -> new JsonNestedReaders.OfMap(name, map);
            case SqlType.Struct struct -> new JsonNestedReaders.OfStruct(name, struct);
            case SqlType.Decimal _, SqlType.Basic _ ->
                    new OfScalar(ScalarReader.of(name, type, text));
        };
    }

    /// Starts a batch.
    abstract void begin(Column column, long rowsBefore);

    /// Reads the value that is next, which may be `null`.
    final void read(JsonCursor cursor, int row) {
        if (cursor.takeNull()) {
            setNull(row);
        } else {
            readValue(cursor, row);
        }
    }

    abstract void readValue(JsonCursor cursor, int row);

    abstract void setNull(int row);

    /// The failure for a value of the wrong kind, which is next.
    static RowFailure mismatch(String name, SqlType type, JsonCursor cursor) {
        String found =
                switch (cursor.peek()) {
                    case '{' -> "an object";
                    case '[' -> "an array";
                    case '"' -> "a string";
                    case 't', 'f' -> "a boolean";
                    default -> "a number";
                };
        return new RowFailure(
                "TYPE_MISMATCH", "column \"" + name + "\" is of type " + type + ", found " + found);
    }

    /// Values that are one token.
    static final class OfScalar extends JsonReader {
        private final ScalarReader reader;
        private final boolean fromString;
        private final boolean fromNumber;
        private final boolean fromAnything;

        OfScalar(ScalarReader reader) {
            this.reader = reader;
            SqlType type = reader.type();
            fromAnything = type == SqlType.Basic.STRING;
            fromNumber = type.isNumeric() || type == SqlType.Basic.TIMESTAMP;
            fromString = type != SqlType.Basic.BOOLEAN;
        }

        @Override
        void begin(Column column, long rowsBefore) {
            reader.begin(column, rowsBefore);
        }

        @Override
        void readValue(JsonCursor cursor, int row) {
            int c = cursor.peek();
            int from = cursor.position();
            boolean fits;
            switch (c) {
                case '"' -> {
                    if (fromString) {
                        JsonString string = cursor.takeString();
                        reader.read(string.bytes(), string.offset(), string.length(), row);
                        return;
                    }
                    fits = false;
                }
                case '{', '[' -> fits = fromAnything;
                case 't', 'f' -> fits = fromAnything || reader.type() == SqlType.Basic.BOOLEAN;
                default -> {
                    cursor.takeNumber();
                    fits = fromAnything || fromNumber;
                }
            }
            if (!fits) {
                throw mismatch(reader.name(), reader.type(), cursor);
            }
            if (cursor.position() == from) {
                cursor.skipValue();
            }
            reader.read(cursor.bytes(), from, cursor.position() - from, row);
        }

        @Override
        void setNull(int row) {
            reader.setNull(row);
        }
    }
}
