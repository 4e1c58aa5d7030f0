package io.velostream.formats.json;

import io.velostream.formats.decode.RowFailure;
import java.util.List;

/// Finds the parts of a change: where its rows lie and what happened to them.
final class DebeziumChange {
    /// What happened.
    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    /// A row that is null or not there.
    static final int NONE = -1;

    private static final int BEFORE = 0;
    private static final int AFTER = 1;
    private static final int OPERATION = 2;
    private static final int PAYLOAD = 3;

    private final KeyIndex keys = new KeyIndex(List.of("before", "after", "op", "payload"));
    private int before;
    private int after;
    private int operation;

    /// Goes over the object at which the cursor stands.
    ///
    /// @throws RowFailure if it is not JSON
    void find(JsonCursor cursor) {
        before = NONE;
        after = NONE;
        operation = NONE;
        findMembers(cursor, true);
    }

    /// Where the old row starts, or [#NONE].
    int before() {
        return before;
    }

    /// Where the new row starts, or [#NONE].
    int after() {
        return after;
    }

    private void findMembers(JsonCursor cursor, boolean outside) {
        cursor.expect('{');
        if (cursor.peek() == '}') {
            cursor.take();
            return;
        }
        while (true) {
            if (cursor.peek() != '"') {
                throw cursor.malformed("expected a key");
            }
            int meaning = keys.find(cursor.takeString());
            cursor.expect(':');
            int kind = cursor.peek();
            int from = kind == 'n' ? NONE : cursor.position();
            switch (meaning >> 1) {
                case BEFORE -> before = from;
                case AFTER -> after = from;
                case OPERATION -> operation = from;
                default -> {
                    // The payload is looked into; `source`, `ts_ms` and others are of no interest.
                }
            }
            if (meaning >> 1 == PAYLOAD && outside && kind == '{') {
                findMembers(cursor, false);
            } else {
                cursor.skipValue();
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

    /// What happened, by the word that was found.
    ///
    /// @throws RowFailure if that is none that is known, or not what the rows say
    Operation operation(JsonCursor cursor) {
        if (operation == NONE) {
            throw new RowFailure(
                    "CHANGE_INCOMPLETE", "the change has no \"op\" that says what happened");
        }
        cursor.moveTo(operation);
        Operation found = named(cursor);
        switch (found) {
            case CREATE -> {
                if (after == NONE) {
                    throw new RowFailure("CHANGE_INCOMPLETE", "a new row has no \"after\"");
                }
            }
            case UPDATE -> {
                if (after == NONE) {
                    throw new RowFailure("CHANGE_INCOMPLETE", "an update has no \"after\"");
                }
                if (before == NONE) {
                    throw new RowFailure(
                            "UPDATE_WITHOUT_BEFORE",
                            "an update has no \"before\"; PostgreSQL sends it after ALTER TABLE …"
                                    + " REPLICA IDENTITY FULL");
                }
            }
            case DELETE -> {
                if (before == NONE) {
                    throw new RowFailure("CHANGE_INCOMPLETE", "a delete has no \"before\"");
                }
            }
        }
        return found;
    }

    private static Operation named(JsonCursor cursor) {
        int from = cursor.position();
        if (cursor.peek() == '"') {
            JsonString word = cursor.takeString();
            if (word.length() == 1) {
                switch (word.bytes()[word.offset()]) {
                    case 'c', 'r' -> {
                        return Operation.CREATE;
                    }
                    case 'u' -> {
                        return Operation.UPDATE;
                    }
                    case 'd' -> {
                        return Operation.DELETE;
                    }
                    default -> {
                        // Such as t, a truncation.
                    }
                }
            }
        } else {
            cursor.skipValue();
        }
        throw new RowFailure(
                "OPERATION_UNKNOWN",
                "\"op\" is "
                        + RowFailure.excerpt(cursor.bytes(), from, cursor.position() - from)
                        + ", expected \"c\", \"r\", \"u\" or \"d\"");
    }
}
