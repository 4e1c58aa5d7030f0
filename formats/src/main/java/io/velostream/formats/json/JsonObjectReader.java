package io.velostream.formats.json;

import io.velostream.types.Column;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the members of one object into columns: in any order, missing ones as null, unknown ones
/// skipped, of repeated ones the last.
final class JsonObjectReader {
    private static final byte ABSENT = 0;
    private static final byte OTHER_SPELLING = 1;
    private static final byte SAME_SPELLING = 2;

    private final KeyIndex keys;
    private final JsonReader[] readers;
    private final byte[] seen;
    private Column[] columns = new Column[0];

    JsonObjectReader(List<String> names, JsonReader[] readers) {
        this.keys = new KeyIndex(names);
        this.readers = readers;
        this.seen = new byte[readers.length];
    }

    void begin(Column[] targets, long rowsBefore) {
        columns = targets;
        for (int i = 0; i < readers.length; i++) {
            readers[i].begin(targets[i], rowsBefore);
        }
    }

    void read(JsonCursor cursor, int row) {
        read(cursor, row, null);
    }

    /// @param shape is told of the members, if somebody wants to know what the object looks like
    void read(JsonCursor cursor, int row, @Nullable JsonShape shape) {
        cursor.expect('{');
        Arrays.fill(seen, ABSENT);
        if (cursor.peek() == '}') {
            cursor.take();
        } else {
            readMembers(cursor, row, shape);
        }
        for (int i = 0; i < readers.length; i++) {
            if (seen[i] == ABSENT) {
                readers[i].setNull(row);
            }
        }
    }

    private void readMembers(JsonCursor cursor, int row, @Nullable JsonShape shape) {
        while (true) {
            if (cursor.peek() != '"') {
                throw cursor.malformed("expected a key");
            }
            int meaning = keys.find(cursor.takeString());
            cursor.expect(':');
            int kind = cursor.peek();
            int from = cursor.position();
            int member = readMember(cursor, row, meaning);
            if (shape != null) {
                shape.add(member, kind, from, cursor.position());
            }
            int c = cursor.peek();
            cursor.take();
            if (c == '}') {
                return;
            }
            if (c != ',') {
                throw cursor.malformed(cursor.position() - 1, "expected ',' or '}'");
            }
        }
    }

    /// Reads or skips one value; returns the member it is the value of, -1 if of none, or
    /// [JsonShape#REPEATED].
    private int readMember(JsonCursor cursor, int row, int meaning) {
        int member = meaning >> 1;
        byte spelling = (meaning & 1) != 0 ? SAME_SPELLING : OTHER_SPELLING;
        if (meaning == KeyIndex.NONE || seen[member] > spelling) {
            cursor.skipValue();
            return meaning == KeyIndex.NONE ? KeyIndex.NONE : JsonShape.REPEATED;
        }
        boolean repeated = seen[member] != ABSENT;
        if (repeated) {
            columns[member].clearNull(row);
        }
        seen[member] = spelling;
        readers[member].read(cursor, row);
        return repeated ? JsonShape.REPEATED : member;
    }
}
