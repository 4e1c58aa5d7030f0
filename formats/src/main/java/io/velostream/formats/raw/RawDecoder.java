package io.velostream.formats.raw;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.formats.decode.Lines;
import io.velostream.formats.decode.RowLines;
import io.velostream.formats.decode.TextTarget;
import io.velostream.formats.decode.Utf8;
import io.velostream.types.Batch;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;

/// Reads each line as one value, empty ones too. A line ends with a line feed, or with a carriage
/// return and a line feed.
final class RawDecoder implements Decoder {
    private final DecoderRequest request;
    private final TextTarget target;
    private final RowLines rowLines;
    private final boolean isWanted;
    private final boolean isString;
    private final Text failedRow = new Text();
    private long[] positions = new long[0];
    private int rows;
    private long line = 1;
    private long rowsBefore;

    RawDecoder(DecoderRequest request) {
        this.request = request;
        this.isWanted = !request.projection().isEmpty();
        this.isString = request.schema().type(0) == SqlType.Basic.STRING;
        this.target = new TextTarget(isString);
        this.rowLines = new RowLines(request.keepsLines());
    }

    @Override
    public int decode(byte[] bytes, int from, int to, boolean last, Batch batch) {
        int capacity = isWanted ? batch.column(0).capacity() : Batch.DEFAULT_CAPACITY;
        if (positions.length < capacity) {
            positions = new long[capacity];
        }
        rowLines.begin(capacity);
        if (isWanted) {
            target.begin((TextColumn) batch.column(0), rowsBefore);
        }
        rows = 0;
        int limit = last ? to : Lines.lastStart(bytes, from, to);
        int at = from;
        while (rows < capacity && at < limit) {
            int end = Lines.end(bytes, at, limit);
            readLine(bytes, at, end > at && bytes[end - 1] == '\r' ? end - 1 : end);
            line++;
            at = Math.min(end + 1, limit);
        }
        batch.setRowCount(rows);
        batch.setOrigin(request.origin(), positions);
        rowLines.end(bytes, batch);
        rowsBefore += rows;
        return at;
    }

    private void readLine(byte[] bytes, int from, int end) {
        int length = end - from;
        if (isWanted && isString && !Utf8.isValid(bytes, from, length)) {
            failedRow.set(bytes, from, length);
            request.failures()
                    .rowFailed(
                            "INVALID_UTF8",
                            "the line is not valid UTF-8; declare the column as BYTES",
                            request.origin(),
                            line,
                            failedRow);
            return;
        }
        if (isWanted) {
            target.set(bytes, from, length, rows);
        }
        positions[rows] = line;
        rowLines.set(rows, bytes, from, end);
        rows++;
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
