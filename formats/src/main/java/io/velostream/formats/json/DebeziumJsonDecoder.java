package io.velostream.formats.json;

import io.velostream.connect.DecoderRequest;
import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.TextTarget;
import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import java.util.List;

/// Reads changes, of which an update is two rows: the old one and, directly behind it, the new one.
/// They are a delete and an insert if the row has got another key.
///
/// Each line is gone over twice, because what happened may be said behind the rows it happened to.
final class DebeziumJsonDecoder extends JsonRecordDecoder {
    private final JsonObjectReader objects;
    private final DebeziumChange change = new DebeziumChange();
    private final int[] key;
    private Column[] columns = new Column[0];
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
        key =
                request.key().stream()
                        .mapToInt(request.projection()::indexOf)
                        .filter(column -> column >= 0)
                        .toArray();
    }

    @Override
    void beginColumns(Column[] newColumns, long rowsDecoded) {
        columns = newColumns;
        objects.begin(newColumns, rowsDecoded);
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
                if (!isSameKey(rows, rows + 1)) {
                    kinds[rows] = RowKind.DELETE;
                    kinds[rows + 1] = RowKind.INSERT;
                }
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

    private boolean isSameKey(int before, int after) {
        for (int column : key) {
            if (!isSame(columns[column], before, after)) {
                return false;
            }
        }
        return true;
    }

    /// Whether two rows of a column hold the same value. Where that is hard to say they count as
    /// different: a delete and an insert are never wrong.
    private static boolean isSame(Column column, int a, int b) {
        if (column.isNull(a) || column.isNull(b)) {
            return column.isNull(a) && column.isNull(b);
        }
        return switch (column) {
            case LongColumn longs -> longs.get(a) == longs.get(b);
            case DoubleColumn doubles -> doubles.get(a) == doubles.get(b);
            case BooleanColumn booleans -> booleans.get(a) == booleans.get(b);
            case Int128Column wide -> wide.high(a) == wide.high(b) && wide.low(a) == wide.low(b);
            case TextColumn text -> isSameText(text, a, b);
            case ArrayColumn _, MapColumn _, StructColumn _ -> false;
        };
    }

    private static boolean isSameText(TextColumn text, int a, int b) {
        if (text.isDictionary()) {
            return text.ids()[a] == text.ids()[b];
        }
        byte[] bytes = text.bytes();
        return Arrays.equals(
                bytes,
                text.start(a),
                text.start(a) + text.length(a),
                bytes,
                text.start(b),
                text.start(b) + text.length(b));
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
