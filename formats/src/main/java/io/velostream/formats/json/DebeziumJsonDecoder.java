package io.velostream.formats.json;

import io.velostream.connect.DecoderRequest;
import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.TextTarget;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.util.List;

/// Reads changes, of which an update is two rows: the old one and, directly behind it, the new one.
///
/// Each line is gone over twice, because what happened may be said behind the rows it happened to.
final class DebeziumJsonDecoder extends JsonRecordDecoder {
    private final JsonObjectReader objects;
    private final DebeziumChange change = new DebeziumChange();
    private byte[] kinds = new byte[0];
    private boolean insertsOnly;

    DebeziumJsonDecoder(DecoderRequest request) {
        super(request, 2);
        Schema projected = request.projected();
        List<String> names = projected.fields().stream().map(SqlType.Field::name).toList();
        JsonReader[] readers = new JsonReader[names.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = JsonReader.of(projected.name(i), projected.type(i), new TextTarget(true));
        }
        objects = new JsonObjectReader(names, readers);
    }

    @Override
    void beginColumns(Column[] columns, long rowsDecoded) {
        objects.begin(columns, rowsDecoded);
        if (kinds.length < capacity) {
            kinds = new byte[capacity];
        }
        insertsOnly = true;
    }

    @Override
    int readRecord(byte[] bytes, int from, int end, int next) {
        if (cursor.peek() == 'n') {
            // Kafka's mark behind a delete, which the delete itself has said already.
            cursor.takeWord("null");
            cursor.expectEnd();
            return 0;
        }
        change.find(cursor);
        cursor.expectEnd();
        return switch (change.operation(cursor)) {
            case CREATE -> {
                read(change.after(), rows, RowKind.INSERT);
                yield 1;
            }
            case UPDATE -> {
                read(change.before(), rows, RowKind.UPDATE_BEFORE);
                read(change.after(), rows + 1, RowKind.UPDATE_AFTER);
                insertsOnly = false;
                yield 2;
            }
            case DELETE -> {
                read(change.before(), rows, RowKind.DELETE);
                insertsOnly = false;
                yield 1;
            }
        };
    }

    private void read(int position, int row, byte kind) {
        cursor.moveTo(position);
        if (cursor.peek() != '{') {
            throw new RowFailure(
                    "CHANGE_INCOMPLETE", "\"before\" or \"after\" is neither an object nor null");
        }
        objects.read(cursor, row);
        kinds[row] = kind;
    }

    @Override
    void endColumns(Batch batch) {
        batch.setKinds(insertsOnly ? null : kinds);
    }
}
