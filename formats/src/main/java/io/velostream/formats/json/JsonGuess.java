package io.velostream.formats.json;

import io.velostream.formats.decode.TextKinds;
import io.velostream.types.SqlType;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known of one value from the rows of a sample.
final class JsonGuess {
    /// Values deeper within each other stay text.
    private static final int MAX_DEPTH = 32;

    private final int depth;
    private final TextKinds strings = new TextKinds();
    private final Parsed parsed = new Parsed();
    private boolean booleans;
    private boolean longs;
    private boolean largeIntegers;
    private boolean doubles;
    private boolean arrays;
    private boolean objects;
    private boolean tooDeep;
    private @Nullable JsonGuess element;
    private final Map<String, JsonGuess> members = new LinkedHashMap<>();

    JsonGuess(int depth) {
        this.depth = depth;
    }

    Map<String, JsonGuess> members() {
        return members;
    }

    /// Takes the value that is next.
    void add(JsonCursor cursor) {
        switch (cursor.peek()) {
            case 'n' -> cursor.takeWord("null");
            case 't', 'f' -> {
                cursor.skipValue();
                booleans = true;
            }
            case '"' -> {
                JsonString string = cursor.takeString();
                strings.add(string.bytes(), string.offset(), string.length());
            }
            case '[' -> addArray(cursor);
            case '{' -> addObject(cursor);
            default -> addNumber(cursor);
        }
    }

    private void addNumber(JsonCursor cursor) {
        int start = cursor.takeNumber();
        int length = cursor.position() - start;
        switch (LongText.parse(cursor.bytes(), start, length, parsed)) {
            case OK -> longs = true;
            case OUT_OF_RANGE -> {
                largeIntegers |= length <= SqlType.MAX_PRECISION;
                doubles |= length > SqlType.MAX_PRECISION;
            }
            case MALFORMED, INEXACT -> doubles = true;
        }
    }

    private void addArray(JsonCursor cursor) {
        arrays = true;
        if (isTooDeep(cursor)) {
            return;
        }
        JsonGuess guess = element;
        if (guess == null) {
            guess = new JsonGuess(depth + 1);
            element = guess;
        }
        cursor.take();
        if (cursor.peek() == ']') {
            cursor.take();
            return;
        }
        while (true) {
            guess.add(cursor);
            if (cursor.peek() == ']') {
                cursor.take();
                return;
            }
            cursor.expect(',');
        }
    }

    private void addObject(JsonCursor cursor) {
        objects = true;
        if (isTooDeep(cursor)) {
            return;
        }
        cursor.take();
        if (cursor.peek() == '}') {
            cursor.take();
            return;
        }
        while (true) {
            String key = new String(cursor.takeString().toByteArray(), StandardCharsets.UTF_8);
            cursor.expect(':');
            members.computeIfAbsent(key, _ -> new JsonGuess(depth + 1)).add(cursor);
            if (cursor.peek() == '}') {
                cursor.take();
                return;
            }
            cursor.expect(',');
        }
    }

    private boolean isTooDeep(JsonCursor cursor) {
        if (depth == MAX_DEPTH) {
            tooDeep = true;
            cursor.skipValue();
        }
        return tooDeep;
    }

    /// The narrowest type that holds every value seen; STRING if there was none, or if they have
    /// nothing else in common.
    SqlType type() {
        boolean numbers = longs || largeIntegers || doubles;
        int kinds =
                (booleans ? 1 : 0)
                        + (numbers ? 1 : 0)
                        + (strings.isEmpty() ? 0 : 1)
                        + (arrays ? 1 : 0)
                        + (objects ? 1 : 0);
        if (kinds != 1 || tooDeep) {
            return SqlType.Basic.STRING;
        }
        if (booleans) {
            return SqlType.Basic.BOOLEAN;
        }
        if (numbers) {
            return numberType();
        }
        if (arrays) {
            return new SqlType.Array(element == null ? SqlType.Basic.STRING : element.type());
        }
        return objects ? structType() : strings.type();
    }

    private SqlType numberType() {
        if (doubles) {
            return SqlType.Basic.DOUBLE;
        }
        return largeIntegers ? new SqlType.Decimal(SqlType.MAX_PRECISION, 0) : SqlType.Basic.BIGINT;
    }

    private SqlType structType() {
        List<SqlType.Field> fields = fields();
        return fields.isEmpty() ? SqlType.Basic.STRING : new SqlType.Struct(fields);
    }

    /// The members as fields. Of keys that differ in case only, the first is taken: columns of both
    /// names could not be told apart in SQL.
    List<SqlType.Field> fields() {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<SqlType.Field> fields = new ArrayList<>();
        members.forEach((name, guess) -> {
            if (names.add(name)) {
                fields.add(new SqlType.Field(name, guess.type()));
            }
        });
        return fields;
    }
}
