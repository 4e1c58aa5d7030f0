package io.velostream.formats.json;

import io.velostream.connect.Sample;
import io.velostream.formats.decode.Lines;
import io.velostream.formats.decode.RowFailure;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the columns of a sample: every key of its objects, in order of appearance.
final class JsonInference {
    /// Where the rows of a sample are.
    private enum Content {
        ROWS,
        UPSERTS,
        CHANGES
    }

    private final Content content;
    private final JsonGuess row = new JsonGuess(0);
    private final JsonCursor cursor = new JsonCursor();
    private final DebeziumChange change = new DebeziumChange();
    private int objects;
    private Optional<String> firstFailure = Optional.empty();

    private JsonInference(Content content) {
        this.content = content;
    }

    /// Each object is a row.
    static JsonInference ofRows() {
        return new JsonInference(Content.ROWS);
    }

    /// Each object is a row beside `_op`.
    static JsonInference ofUpserts() {
        return new JsonInference(Content.UPSERTS);
    }

    /// Each object is a change, with an old row, a new one or both.
    static JsonInference ofChanges() {
        return new JsonInference(Content.CHANGES);
    }

    Schema infer(Sample sample) {
        byte[] bytes = sample.bytes();
        int from = sample.from();
        if (sample.to() - from >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb) {
            from += 3;
        }
        int first = from;
        while (first < sample.to() && JsonArrayRecords.isSpace(bytes[first])) {
            first++;
        }
        if (first < sample.to() && bytes[first] == '[') {
            readArray(sample, first + 1);
        } else {
            readLines(sample, from);
        }
        List<SqlType.Field> fields = new ArrayList<>(row.fields());
        if (content == Content.UPSERTS) {
            fields.removeIf(field -> field.name().equalsIgnoreCase(UpsertJsonFormat.OPERATION));
        }
        if (fields.isEmpty()) {
            Diagnostic diagnostic =
                    Diagnostic.of(
                            "SCHEMA_NOT_INFERRED",
                            objects > 0
                                    ? "the sampled JSON objects have no members"
                                    : "the sample holds no JSON object"
                                            + firstFailure.map(m -> ": " + m).orElse(""));
            throw new UserException(diagnostic.withHint("declare the columns"));
        }
        return new Schema(fields);
    }

    private void readLines(Sample sample, int from) {
        byte[] bytes = sample.bytes();
        int at = from;
        while (at < sample.to() && objects < sample.maxRows()) {
            int end = Lines.end(bytes, at, sample.to());
            if (end == sample.to() && !sample.isComplete()) {
                return;
            }
            readObject(bytes, at, end);
            at = end + 1;
        }
    }

    private void readArray(Sample sample, int from) {
        JsonArrayRecords records = new JsonArrayRecords();
        byte[] bytes = sample.bytes();
        int at = records.skipBetween(bytes, from, sample.to());
        while (at < sample.to() && objects < sample.maxRows()) {
            int end = records.end(bytes, at, sample.to());
            if (end < 0) {
                return;
            }
            readObject(bytes, at, end);
            at = records.skipBetween(bytes, end, sample.to());
        }
    }

    private void addChange() {
        change.find(cursor);
        addRow(change.after());
        addRow(change.before());
    }

    private void addRow(int position) {
        if (position != DebeziumChange.NONE) {
            cursor.moveTo(position);
            if (cursor.peek() == '{') {
                row.add(cursor);
            }
        }
    }

    private void readObject(byte[] bytes, int from, int end) {
        cursor.reset(bytes, from, end);
        int c = cursor.peek();
        if (c == -1 || (c == 'n' && content == Content.CHANGES)) {
            return;
        }
        try {
            if (c != '{') {
                throw cursor.malformed("expected '{'");
            }
            // A first look, so that half a row leaves no trace.
            cursor.skipValue();
            cursor.expectEnd();
            cursor.reset(bytes, from, end);
            if (content == Content.CHANGES) {
                addChange();
            } else {
                row.add(cursor);
            }
            objects++;
        } catch (RowFailure failure) {
            if (firstFailure.isEmpty()) {
                firstFailure = Optional.ofNullable(failure.getMessage());
            }
        }
    }
}
