package io.velostream.formats.json;

import io.velostream.formats.encode.ValueWriter;
import io.velostream.types.ArrayColumn;
import io.velostream.types.Column;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;

/// Writers of values within values.
final class JsonNestedWriters {
    private static final byte[] NOTHING = {};

    private JsonNestedWriters() {}

    /// The room of one value of any writer.
    private static int roomOf(ValueWriter writer, int row) {
        return writer.fixedRoom() + writer.room(row);
    }

    static final class OfArray extends ValueWriter {
        private final ValueWriter element;
        private ArrayColumn column;

        OfArray(byte[] prefix, JsonWriters writers, SqlType.Array type) {
            super(prefix, JsonStyle.INSTANCE);
            element = writers.of(NOTHING, type.element());
            column = new ArrayColumn(type, 0);
        }

        @Override
        public void begin(Column source) {
            super.begin(source);
            column = (ArrayColumn) source;
            element.begin(column.elements());
        }

        @Override
        public int writeValue(byte[] to, int at, int row) {
            int next = at;
            if (isNull(row)) {
                return writeNull(to, next);
            }
            to[next++] = '[';
            int first = column.start(row);
            int end = first + column.length(row);
            for (int i = first; i < end; i++) {
                if (i > first) {
                    to[next++] = ',';
                }
                next = element.write(to, next, i);
            }
            to[next++] = ']';
            return next;
        }

        @Override
        public int fixedRoom() {
            return ownRoom() + 2;
        }

        @Override
        public boolean hasVariableRoom() {
            return true;
        }

        @Override
        public int room(int row) {
            int room = 0;
            if (!isNull(row)) {
                int first = column.start(row);
                int end = first + column.length(row);
                for (int i = first; i < end; i++) {
                    room = Math.addExact(room, roomOf(element, i) + 1);
                }
            }
            return room;
        }
    }

    static final class OfStruct extends ValueWriter {
        private final ValueWriter[] fields;

        OfStruct(byte[] prefix, JsonWriters writers, SqlType.Struct type) {
            super(prefix, JsonStyle.INSTANCE);
            fields = new ValueWriter[type.fields().size()];
            for (int i = 0; i < fields.length; i++) {
                SqlType.Field field = type.fields().get(i);
                byte[] key = JsonWriters.key(i == 0 ? '{' : ',', field.name());
                fields[i] = writers.of(key, field.type());
            }
        }

        @Override
        public void begin(Column source) {
            super.begin(source);
            StructColumn struct = (StructColumn) source;
            for (int i = 0; i < fields.length; i++) {
                fields[i].begin(struct.field(i));
            }
        }

        @Override
        public int writeValue(byte[] to, int at, int row) {
            int next = at;
            if (isNull(row)) {
                return writeNull(to, next);
            }
            if (fields.length == 0) {
                to[next++] = '{';
            }
            for (ValueWriter field : fields) {
                next = field.write(to, next, row);
            }
            to[next++] = '}';
            return next;
        }

        @Override
        public int fixedRoom() {
            return ownRoom() + 2;
        }

        @Override
        public boolean hasVariableRoom() {
            return true;
        }

        @Override
        public int room(int row) {
            int room = 0;
            if (!isNull(row)) {
                for (ValueWriter field : fields) {
                    room = Math.addExact(room, roomOf(field, row));
                }
            }
            return room;
        }
    }

    static final class OfMap extends ValueWriter {
        private final ValueWriter key;
        private final ValueWriter value;
        private final boolean quoteKey;
        private MapColumn column;

        OfMap(byte[] prefix, JsonWriters writers, SqlType.Map type) {
            super(prefix, JsonStyle.INSTANCE);
            key = writers.of(NOTHING, type.key());
            value = writers.of(NOTHING, type.value());
            quoteKey = type.key().isNumeric() || type.key() == SqlType.Basic.BOOLEAN;
            column = new MapColumn(type, 0);
        }

        @Override
        public void begin(Column source) {
            super.begin(source);
            column = (MapColumn) source;
            key.begin(column.keys());
            value.begin(column.values());
        }

        @Override
        public int writeValue(byte[] to, int at, int row) {
            int next = at;
            if (isNull(row)) {
                return writeNull(to, next);
            }
            to[next++] = '{';
            int first = column.start(row);
            int end = first + column.length(row);
            for (int i = first; i < end; i++) {
                if (i > first) {
                    to[next++] = ',';
                }
                next = writeKey(to, next, i);
                to[next++] = ':';
                next = value.write(to, next, i);
            }
            to[next++] = '}';
            return next;
        }

        /// Keys are strings in JSON, whatever they are in SQL.
        private int writeKey(byte[] to, int at, int entry) {
            int start = at;
            if (quoteKey) {
                to[start++] = '"';
            }
            int next = key.write(to, start, entry);
            // Decimals bring their quotes.
            if (quoteKey && to[start] == '"') {
                System.arraycopy(to, start, to, at, next - start);
                return next - 1;
            }
            if (quoteKey) {
                to[next++] = '"';
            }
            return next;
        }

        @Override
        public int fixedRoom() {
            return ownRoom() + 2;
        }

        @Override
        public boolean hasVariableRoom() {
            return true;
        }

        @Override
        public int room(int row) {
            int room = 0;
            if (!isNull(row)) {
                int first = column.start(row);
                int end = first + column.length(row);
                for (int i = first; i < end; i++) {
                    room = Math.addExact(room, roomOf(key, i) + roomOf(value, i) + 4);
                }
            }
            return room;
        }
    }
}
