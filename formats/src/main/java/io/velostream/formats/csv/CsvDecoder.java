package io.velostream.formats.csv;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.formats.decode.ByteOrderMark;
import io.velostream.formats.decode.FastRows;
import io.velostream.formats.decode.FieldReader;
import io.velostream.formats.decode.Lines;
import io.velostream.formats.decode.Literal;
import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.RowLines;
import io.velostream.formats.decode.RowShape;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Suggestions;
import io.velostream.types.Text;
import io.velostream.types.UserException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads CSV. Columns are found by the names of the header line, in any order, or by position if
/// there is none.
final class CsvDecoder implements Decoder {
    private final DecoderRequest request;
    private final CsvDialect dialect;
    private final CsvColumn[] columns;
    private final CsvRecord record;
    private final FastRows fastRows;
    private final RowLines rowLines;
    private final Text failedRow = new Text();
    private boolean atStart;
    private boolean headerPending;

    /// By field of the file: the column of the batch, or -1.
    private int[] columnOfField;

    private Column[] targets = new Column[0];
    private long[] positions = new long[0];
    private int rows;
    private int capacity;
    private long line = 1;
    private long rowsBefore;

    /// @param fastRows the fast path
    CsvDecoder(DecoderRequest request, CsvDialect dialect, FastRows fastRows) {
        this.request = request;
        this.dialect = dialect;
        this.fastRows = fastRows;
        this.record = new CsvRecord(dialect);
        this.rowLines = new RowLines(request.keepsLines());
        this.atStart = request.atStart();
        this.headerPending = atStart && dialect.header();
        Schema projected = request.projected();
        columns = new CsvColumn[projected.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new CsvColumn(projected.field(i), dialect);
        }
        columnOfField =
                fieldsByName(request.schema().fields().stream().map(SqlType.Field::name).toList());
        addShapes();
    }

    /// The column of each field, given the fields' names.
    private int[] fieldsByName(List<String> names) {
        int[] fields = new int[names.size()];
        Arrays.fill(fields, -1);
        Schema projected = request.projected();
        for (int column = 0; column < projected.size(); column++) {
            String wanted = projected.name(column);
            int field = 0;
            while (field < fields.length && !names.get(field).equalsIgnoreCase(wanted)) {
                field++;
            }
            if (field == fields.length) {
                Diagnostic diagnostic =
                        Diagnostic.of(
                                "COLUMN_NOT_IN_HEADER",
                                "column \""
                                        + wanted
                                        + "\" is not in the header line of "
                                        + request.origin());
                throw new UserException(
                        diagnostic.withHint(
                                Suggestions.didYouMean(wanted, names)
                                        .orElse("the header has: " + String.join(", ", names))));
            }
            fields[field] = column;
        }
        return fields;
    }

    private void addShapes() {
        fastRows.clear();
        List<FieldReader> readers = new ArrayList<>();
        List<Literal> literals = new ArrayList<>();
        FieldReader skip = new CsvFieldReaders.Skip(dialect);
        literals.add(new Literal(new byte[0]));
        for (int i = 0; i < columnOfField.length; i++) {
            int column = columnOfField[i];
            readers.add(column < 0 ? skip : columns[column].fast());
            if (i > 0) {
                literals.add(new Literal(new byte[] {dialect.delimiter()}));
            }
        }
        for (String lineEnd : List.of("\n", "\r\n")) {
            List<Literal> all = new ArrayList<>(literals);
            all.add(new Literal(lineEnd.getBytes(StandardCharsets.US_ASCII)));
            fastRows.add(new RowShape(all, readers));
        }
    }

    @Override
    public int decode(byte[] bytes, int from, int to, boolean last, Batch batch) {
        begin(batch);
        int at = from;
        if (atStart) {
            at = skipByteOrderMark(bytes, from, to, last);
        }
        if (headerPending && !atStart) {
            at = readHeader(bytes, at, to, last);
        }
        if (!headerPending && !atStart) {
            at = decodeRows(bytes, at, to, last);
        }
        batch.setRowCount(rows);
        batch.setOrigin(request.origin(), positions);
        rowLines.end(bytes, batch);
        rowsBefore += rows;
        return at;
    }

    private void begin(Batch batch) {
        int count = batch.columnCount();
        capacity = batch.capacity();
        if (targets.length != count) {
            targets = new Column[count];
        }
        if (positions.length < capacity) {
            positions = new long[capacity];
        }
        rowLines.begin(capacity);
        for (int i = 0; i < count; i++) {
            targets[i] = batch.column(i);
            columns[i].begin(targets[i], rowsBefore);
        }
        rows = 0;
    }

    private int skipByteOrderMark(byte[] bytes, int from, int to, boolean last) {
        if (to - from < ByteOrderMark.LENGTH && !last) {
            return from;
        }
        atStart = false;
        return ByteOrderMark.skip(bytes, from, to);
    }

    private int readHeader(byte[] bytes, int from, int to, boolean last) {
        int end;
        try {
            end = record.read(bytes, from, to, last);
        } catch (RowFailure failure) {
            throw new UserException(
                    "MALFORMED_CSV",
                    "the header line of "
                            + request.origin()
                            + " cannot be read: "
                            + failure.getMessage());
        }
        if (end == CsvRecord.INCOMPLETE) {
            return from;
        }
        headerPending = false;
        if (from == to) {
            // An empty file has no rows, whatever its columns are.
            return from;
        }
        columnOfField = fieldsByName(CsvNames.ofHeader(record));
        addShapes();
        line += Lines.count(bytes, from, end);
        return end;
    }

    private int decodeRows(byte[] bytes, int from, int to, boolean last) {
        int limit = Lines.lastStart(bytes, from, to);
        int at = from;
        while (rows < capacity && at < to) {
            if (at < limit) {
                at = decodeFast(bytes, at, limit);
            }
            if (rows == capacity || at == to) {
                return at;
            }
            int next = decodeRecord(bytes, at, to, last);
            if (next == CsvRecord.INCOMPLETE) {
                return at;
            }
            line += Lines.count(bytes, at, next);
            at = next;
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
        rowLines.setEach(rows, next, bytes, from, at);
        rows = next;
        return at;
    }

    /// Reads one record completely and returns where the next one starts.
    private int decodeRecord(byte[] bytes, int from, int to, boolean last) {
        int next = CsvRecord.INCOMPLETE;
        clearNulls();
        try {
            next = record.read(bytes, from, to, last);
            // Of a single column, an empty line is a null.
            boolean skip = record.isBlank() && columnOfField.length != 1;
            if (next == CsvRecord.INCOMPLETE || skip) {
                return next;
            }
            readFields();
            positions[rows] = line;
            rowLines.set(rows, bytes, from, next);
            rows++;
            return next;
        } catch (RowFailure failure) {
            clearNulls();
            int end = next == CsvRecord.INCOMPLETE ? record.resume() : next;
            int length = end > from && bytes[end - 1] == '\n' ? end - 1 - from : end - from;
            failedRow.set(bytes, from, length);
            request.failures()
                    .rowFailed(
                            failure.reason(),
                            String.valueOf(failure.getMessage()),
                            request.origin(),
                            line,
                            failedRow);
            return end;
        }
    }

    private void readFields() {
        if (record.size() != columnOfField.length) {
            throw new RowFailure(
                    "FIELD_COUNT",
                    "found " + record.size() + " fields, expected " + columnOfField.length);
        }
        for (int i = 0; i < columnOfField.length; i++) {
            int column = columnOfField[i];
            if (column >= 0) {
                columns[column].read(
                        record.source(i),
                        record.start(i),
                        record.length(i),
                        record.isQuoted(i),
                        rows);
            }
        }
    }

    /// The row number may have been used by a row that was given up.
    private void clearNulls() {
        for (Column column : targets) {
            column.clearNull(rows);
        }
    }

    @Override
    public long nextLine() {
        return line;
    }

    @Override
    public void setNextLine(long newLine) {
        line = newLine;
    }
}
