package io.velostream.formats.json;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.formats.decode.ByteOrderMark;
import io.velostream.formats.decode.Lines;
import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.RowLines;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Text;

/// Takes an input of JSON lines, or of one array of objects, apart into records. What a record
/// means is the business of the subclass.
abstract class JsonRecordDecoder implements Decoder {
    /// What the input turned out to be.
    private enum Layout {
        UNKNOWN,
        LINES,
        ARRAY
    }

    final JsonCursor cursor = new JsonCursor();

    /// The next row to be filled.
    int rows;

    int capacity;
    private final DecoderRequest request;
    private final int rowsPerRecord;
    private final JsonArrayRecords records = new JsonArrayRecords();
    private final RowLines rowLines;
    private final Text failedRow = new Text();
    private Layout layout;
    private Column[] targets;
    private long[] positions = new long[0];
    private long line = 1;
    private long rowsBefore;

    /// @param rowsPerRecord as many rows as a record can make; they are never in two batches
    /// @param hidden columns behind those of the batch that only the subclass sees
    JsonRecordDecoder(DecoderRequest request, int rowsPerRecord, Column... hidden) {
        this.request = request;
        this.rowsPerRecord = rowsPerRecord;
        this.rowLines = new RowLines(request.keepsLines());
        this.layout = request.atStart() ? Layout.UNKNOWN : Layout.LINES;
        int visible = request.projection().size();
        this.targets = new Column[visible + hidden.length];
        System.arraycopy(hidden, 0, targets, visible, hidden.length);
    }

    /// Starts a batch with these columns, the hidden ones last.
    abstract void beginColumns(Column[] columns, long rowsDecoded);

    /// Reads lines from `from` on for as long as that is possible without the complete parser.
    ///
    /// @return where the first line that was not read starts; [#rows] counts those that were
    int scan(byte[] bytes, int from, int limit) {
        return from;
    }

    /// Reads one record, at which the cursor stands, into the rows from [#rows] on.
    ///
    /// @param next where the next line starts; `end` if no line feed follows
    /// @return how many rows it made
    /// @throws RowFailure if it cannot be read
    abstract int readRecord(byte[] bytes, int from, int end, int next);

    /// Ends the batch, whose row count has been set.
    void endColumns(Batch batch) {}

    @Override
    public final int decode(byte[] bytes, int from, int to, boolean last, Batch batch) {
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
        rowLines.end(bytes, batch);
        endColumns(batch);
        rowsBefore += rows;
        return at;
    }

    private void begin(Batch batch) {
        int count = batch.columnCount();
        // A batch for one row could never hold a record that makes two.
        capacity = Math.max(batch.capacity(), rowsPerRecord);
        if (positions.length < capacity) {
            positions = new long[capacity];
        }
        rowLines.begin(capacity);
        for (int i = 0; i < targets.length; i++) {
            if (i < count) {
                targets[i] = batch.column(i);
            } else {
                targets[i].clear();
            }
            targets[i].ensureCapacity(capacity);
        }
        beginColumns(targets, rowsBefore);
        rows = 0;
    }

    private boolean hasRoom() {
        return rows <= capacity - rowsPerRecord;
    }

    /// Skips a byte order mark and looks at the first character.
    private int findLayout(byte[] bytes, int from, int to, boolean last) {
        if (to - from < ByteOrderMark.LENGTH && !last) {
            return from;
        }
        int first = JsonArrayRecords.firstCharacter(bytes, from, to);
        if (first == to && !last) {
            return from;
        }
        int at = ByteOrderMark.skip(bytes, from, to);
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
        while (hasRoom() && at < limit) {
            at = decodeFast(bytes, at, limit);
            if (hasRoom() && at < limit) {
                int end = Lines.end(bytes, at, limit);
                decodeRecord(bytes, at, end, end + 1);
                line++;
                at = end + 1;
            }
        }
        if (last && at == limit && at < to && hasRoom()) {
            decodeRecord(bytes, at, to, to);
            return to;
        }
        return at;
    }

    private int decodeFast(byte[] bytes, int from, int limit) {
        int first = rows;
        int at = scan(bytes, from, limit);
        long[] lines = positions;
        long number = line;
        for (int i = first; i < rows; i++) {
            lines[i] = number++;
        }
        line = number;
        rowLines.setEach(first, rows, bytes, from, at);
        return at;
    }

    /// Reads one record completely; its rows count if it is good.
    private void decodeRecord(byte[] bytes, int from, int end, int next) {
        cursor.reset(bytes, from, end);
        if (cursor.peek() == -1) {
            return;
        }
        clearNulls();
        int made;
        try {
            made = readRecord(bytes, from, end, next);
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
        for (int i = 0; i < made; i++) {
            positions[rows] = line;
            rowLines.set(rows, bytes, from, end);
            rows++;
        }
    }

    /// The row numbers may have been used by a record that was given up.
    private void clearNulls() {
        for (Column column : targets) {
            for (int i = 0; i < rowsPerRecord; i++) {
                column.clearNull(rows + i);
            }
        }
    }

    private int decodeArray(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        while (hasRoom()) {
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
            decodeRecord(bytes, at, end, end);
            line += Lines.count(bytes, at, end);
            at = end;
        }
        return at;
    }

    @Override
    public final long nextLine() {
        return line;
    }

    @Override
    public final void setNextLine(long newLine) {
        line = newLine;
    }
}
