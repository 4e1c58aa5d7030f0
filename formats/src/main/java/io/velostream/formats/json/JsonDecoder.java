package io.velostream.formats.json;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.formats.decode.FastRows;
import io.velostream.formats.decode.Lines;
import io.velostream.formats.decode.RowFailure;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Text;

/// Reads JSON lines, or one array of objects.
///
/// Values that are not wanted are only looked at as far as it takes to find their end.
final class JsonDecoder implements Decoder {
    /// What the input turned out to be.
    private enum Layout {
        UNKNOWN,
        LINES,
        ARRAY
    }

    private final DecoderRequest request;
    private final JsonColumn[] columns;
    private final JsonObjectReader objects;
    private final JsonShapes shapes;
    private final FastRows fastRows;
    private final JsonShape shape = new JsonShape();
    private final JsonCursor cursor = new JsonCursor();
    private final JsonArrayRecords records = new JsonArrayRecords();
    private final Text failedRow = new Text();
    private Layout layout;
    private Column[] targets = new Column[0];
    private long[] positions = new long[0];
    private int rows;
    private int capacity;
    private long line = 1;
    private long rowsBefore;

    /// @param fastRows the fast path
    JsonDecoder(DecoderRequest request, FastRows fastRows) {
        this.request = request;
        this.fastRows = fastRows;
        this.layout = request.atStart() ? Layout.UNKNOWN : Layout.LINES;
        Schema projected = request.projected();
        columns = new JsonColumn[projected.size()];
        JsonReader[] readers = new JsonReader[columns.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new JsonColumn(projected.field(i));
            readers[i] = columns[i].complete();
        }
        objects =
                new JsonObjectReader(
                        projected.fields().stream().map(SqlType.Field::name).toList(), readers);
        shapes = new JsonShapes(columns);
    }

    @Override
    public int decode(byte[] bytes, int from, int to, boolean last, Batch batch) {
        begin(batch);
        int at = from;
        if (layout == Layout.UNKNOWN) {
            at = findLayout(bytes, from, to, last);
        }
        at =
                switch (layout) {
                    case UNKNOWN -> at;
                    case LINES -> decodeLines(bytes, at, to, last);
                    case ARRAY -> decodeArray(bytes, at, to, last);
                };
        batch.setRowCount(rows);
        batch.setOrigin(request.origin(), positions);
        rowsBefore += rows;
        return at;
    }

    private void begin(Batch batch) {
        int count = batch.columnCount();
        capacity = count == 0 ? Batch.DEFAULT_CAPACITY : batch.column(0).capacity();
        if (targets.length != count) {
            targets = new Column[count];
        }
        if (positions.length < capacity) {
            positions = new long[capacity];
        }
        for (int i = 0; i < count; i++) {
            targets[i] = batch.column(i);
            columns[i].begin(targets[i], rowsBefore);
        }
        objects.begin(targets, rowsBefore);
        rows = 0;
    }

    /// Skips a byte order mark and looks at the first character.
    private int findLayout(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        if (to - from < 3 && !last) {
            return from;
        }
        if (to - from >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf) {
            at += 3;
        }
        int first = at;
        while (first < to && JsonArrayRecords.isSpace(bytes[first])) {
            first++;
        }
        if (first == to && !last) {
            return from;
        }
        layout = first < to && bytes[first] == '[' ? Layout.ARRAY : Layout.LINES;
        if (layout == Layout.ARRAY) {
            line += Lines.count(bytes, at, first);
            return first + 1;
        }
        return at;
    }

    private int decodeLines(byte[] bytes, int from, int to, boolean last) {
        int limit = Lines.lastStart(bytes, from, to);
        int at = from;
        while (rows < capacity && at < limit) {
            at = decodeFast(bytes, at, limit);
            if (rows < capacity && at < limit) {
                int end = Lines.end(bytes, at, limit);
                decodeRow(bytes, at, end, end + 1);
                line++;
                at = end + 1;
            }
        }
        if (last && at == limit && at < to && rows < capacity) {
            decodeRow(bytes, at, to, to);
            return to;
        }
        return at;
    }

    private int decodeFast(byte[] bytes, int from, int limit) {
        int at = fastRows.scan(bytes, from, limit, rows, capacity);
        int next = fastRows.nextRow();
        long[] lines = positions;
        long number = line;
        for (int i = rows; i < next; i++) {
            lines[i] = number++;
        }
        line = number;
        rows = next;
        return at;
    }

    /// Reads one record completely; rows count one more if it is good.
    ///
    /// @param next where the next line starts; `end` if no line feed follows
    private void decodeRow(byte[] bytes, int from, int end, int next) {
        cursor.reset(bytes, from, end);
        if (cursor.peek() == -1) {
            return;
        }
        clearNulls();
        boolean learn = next > end && fastRows.wantsShape();
        shape.clear();
        try {
            objects.read(cursor, rows, learn ? shape : null);
            cursor.expectEnd();
        } catch (RowFailure failure) {
            clearNulls();
            failedRow.set(bytes, from, end - from);
            request.failures()
                    .rowFailed(
                            failure.reason(),
                            String.valueOf(failure.getMessage()),
                            request.origin(),
                            line,
                            failedRow);
            return;
        }
        positions[rows++] = line;
        if (learn) {
            fastRows.learn(shapes.rowShape(bytes, from, next, shape));
        }
    }

    /// The row number may have been used by a row that was given up.
    private void clearNulls() {
        for (Column column : targets) {
            column.clearNull(rows);
        }
    }

    private int decodeArray(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        while (rows < capacity) {
            int start = records.skipBetween(bytes, at, to);
            line += Lines.count(bytes, at, start);
            at = start;
            if (at == to) {
                return at;
            }
            int end = records.end(bytes, at, to);
            if (end < 0) {
                if (!last) {
                    return at;
                }
                end = to;
            }
            decodeRow(bytes, at, end, end);
            line += Lines.count(bytes, at, end);
            at = end;
        }
        return at;
    }

    @Override
    public long nextLine() {
        return line;
    }

    @Override
    public void lineSkipped() {
        line++;
    }
}
