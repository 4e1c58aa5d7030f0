package io.velostream.formats.json;

import io.velostream.connect.DecoderRequest;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.Column;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// Reads one row from each object.
///
/// Values that are not wanted are only looked at as far as it takes to find their end.
class JsonDecoder extends JsonRecordDecoder {
    private final JsonColumn[] columns;
    private final JsonObjectReader objects;
    private final JsonShapes shapes;
    private final FastRows fastRows;
    private final JsonShape shape = new JsonShape();

    /// @param fastRows the fast path
    JsonDecoder(DecoderRequest request, FastRows fastRows) {
        this(request, fastRows, columns(request.projected()));
    }

    /// @param columns those of the batch, then the hidden ones
    JsonDecoder(
            DecoderRequest request, FastRows fastRows, List<JsonColumn> columns, Column... hidden) {
        super(request, 1, hidden);
        this.fastRows = fastRows;
        this.columns = columns.toArray(JsonColumn[]::new);
        objects =
                new JsonObjectReader(
                        columns.stream().map(JsonColumn::name).toList(),
                        columns.stream().map(JsonColumn::complete).toArray(JsonReader[]::new));
        shapes = new JsonShapes(this.columns);
    }

    static List<JsonColumn> columns(Schema projected) {
        List<JsonColumn> columns = new ArrayList<>();
        for (SqlType.Field field : projected.fields()) {
            columns.add(new JsonColumn(field));
        }
        return columns;
    }

    @Override
    final void beginColumns(Column[] targets, long rowsDecoded) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].begin(targets[i], rowsDecoded);
        }
        objects.begin(targets, rowsDecoded);
    }

    @Override
    final int scan(byte[] bytes, int from, int limit) {
        int at = fastRows.scan(bytes, from, limit, rows, capacity);
        rows = fastRows.nextRow();
        return at;
    }

    @Override
    final int readRecord(byte[] bytes, int from, int end, int next) {
        boolean learn = next > end && fastRows.wantsShape();
        shape.clear();
        objects.read(cursor, rows, learn ? shape : null);
        cursor.expectEnd();
        if (learn) {
            fastRows.learn(shapes.rowShape(bytes, from, next, shape));
        }
        return 1;
    }
}
