package io.velostream.formats.json;

import io.velostream.formats.decode.ScalarReader;
import io.velostream.formats.decode.TextTarget;
import io.velostream.types.ArrayColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Readers of values within values. They call each other as deep as the column's type goes.
final class JsonNestedReaders {
    /// Maps with ever new keys must not fill the memory.
    private static final int MAX_KEYS = 10_000;

    private JsonNestedReaders() {}

    private static <C extends Column> C begun(@Nullable C column) {
        if (column == null) {
            throw new IllegalStateException("begin was not called");
        }
        return column;
    }

    static final class OfArray extends JsonReader {
        private final String name;
        private final SqlType.Array type;
        private final JsonReader element;
        private @Nullable ArrayColumn column;

        OfArray(String name, SqlType.Array type) {
            this.name = name;
            this.type = type;
            this.element = JsonReader.of(name + "[]", type.element(), TextTarget.slices());
        }

        @Override
        void begin(Column target, long rowsBefore) {
            column = (ArrayColumn) target;
            element.begin(begun(column).elements(), rowsBefore);
        }

        @Override
        void readValue(JsonCursor cursor, int row) {
            if (cursor.peek() != '[') {
                throw mismatch(name, type, cursor);
            }
            cursor.take();
            ArrayColumn target = begun(column);
            target.append(row, 0);
            if (cursor.peek() == ']') {
                cursor.take();
                return;
            }
            while (true) {
                element.read(cursor, target.extend(row));
                int c = cursor.peek();
                if (c == ']') {
                    cursor.take();
                    return;
                }
                if (c != ',') {
                    throw cursor.malformed("expected ',' or ']'");
                }
                cursor.take();
            }
        }

        @Override
        void setNull(int row) {
            begun(column).setNull(row);
        }
    }

    static final class OfStruct extends JsonReader {
        private final String name;
        private final SqlType.Struct type;
        private final JsonObjectReader members;
        private @Nullable StructColumn column;

        OfStruct(String name, SqlType.Struct type) {
            this.name = name;
            this.type = type;
            JsonReader[] readers = new JsonReader[type.fields().size()];
            for (int i = 0; i < readers.length; i++) {
                SqlType.Field field = type.fields().get(i);
                readers[i] =
                        JsonReader.of(name + "." + field.name(), field.type(), TextTarget.slices());
            }
            members =
                    new JsonObjectReader(
                            type.fields().stream().map(SqlType.Field::name).toList(), readers);
        }

        @Override
        void begin(Column target, long rowsBefore) {
            StructColumn struct = (StructColumn) target;
            column = struct;
            Column[] fields = new Column[struct.fieldCount()];
            Arrays.setAll(fields, struct::field);
            members.begin(fields, rowsBefore);
        }

        @Override
        void readValue(JsonCursor cursor, int row) {
            if (cursor.peek() != '{') {
                throw mismatch(name, type, cursor);
            }
            members.read(cursor, row);
        }

        @Override
        void setNull(int row) {
            begun(column).setNull(row);
        }
    }

    static final class OfMap extends JsonReader {
        private final String name;
        private final SqlType.Map type;
        private final ScalarReader key;
        private final JsonReader value;
        private @Nullable MapColumn column;

        /// The keys of this and earlier maps, so that a repeated one replaces the first: by key,
        /// the entry, and the map it belongs to.
        private Dictionary seen = new Dictionary();

        private int[] entries = new int[64];
        private long[] mapOfEntry = new long[64];
        private long map;

        OfMap(String name, SqlType.Map type) {
            this.name = name;
            this.type = type;
            this.key = ScalarReader.of(name + ".key", type.key(), TextTarget.slices());
            this.value = JsonReader.of(name + ".value", type.value(), TextTarget.slices());
        }

        @Override
        void begin(Column target, long rowsBefore) {
            MapColumn entriesOfMaps = (MapColumn) target;
            column = entriesOfMaps;
            key.begin(entriesOfMaps.keys(), rowsBefore);
            value.begin(entriesOfMaps.values(), rowsBefore);
        }

        @Override
        void readValue(JsonCursor cursor, int row) {
            if (cursor.peek() != '{') {
                throw mismatch(name, type, cursor);
            }
            cursor.take();
            MapColumn target = begun(column);
            target.append(row, 0);
            if (cursor.peek() == '}') {
                cursor.take();
                return;
            }
            map++;
            if (seen.size() > MAX_KEYS) {
                seen = new Dictionary();
                Arrays.fill(mapOfEntry, 0);
            }
            while (true) {
                int entry = readKey(cursor, target, row);
                cursor.expect(':');
                value.read(cursor, entry);
                int c = cursor.peek();
                if (c == '}') {
                    cursor.take();
                    return;
                }
                if (c != ',') {
                    throw cursor.malformed("expected ',' or '}'");
                }
                cursor.take();
            }
        }

        private int readKey(JsonCursor cursor, MapColumn target, int row) {
            JsonString text = cursor.takeString();
            int id = seen.intern(text.bytes(), text.offset(), text.length());
            if (id >= entries.length) {
                entries = Arrays.copyOf(entries, id * 2);
                mapOfEntry = Arrays.copyOf(mapOfEntry, id * 2);
            }
            if (mapOfEntry[id] == map) {
                target.values().clearNull(entries[id]);
                return entries[id];
            }
            mapOfEntry[id] = map;
            int entry = target.extend(row);
            entries[id] = entry;
            key.read(text.bytes(), text.offset(), text.length(), entry);
            return entry;
        }

        @Override
        void setNull(int row) {
            begun(column).setNull(row);
        }
    }
}
