package io.velostream.connectors.console;

import io.velostream.connect.OutputBuffer;
import io.velostream.types.Batch;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Draws rows as a table:
///
/// ```
///  symbol | trades | price
/// --------+--------+-------
///  AAPL   |     12 | 10.50
///  MSFT   |      7 |  NULL
/// (2 rows)
/// ```
///
/// The columns take their width from the rows that are there when the table begins: the first
/// [#ROWS_FOR_WIDTH], or fewer when [#flush] is called earlier. A wider value that comes later
/// widens its column from then on. Nothing is printed before the table begins. Used by one thread.
///
/// The rows of a result in which rows can go again have a first column `op`, which says what each
/// is: `+I` is new, `-U` was replaced by the `+U` behind it, `-D` is there no longer.
public final class TableWriter {
    /// How many rows are waited for before the table begins.
    public static final int ROWS_FOR_WIDTH = 1000;

    /// A text column is not made narrower than this to fit a line.
    private static final int LEAST_WIDTH = 8;

    private static final String OPERATION = "op";

    /// By [RowKind].
    private static final byte[][] OPERATIONS = {{'+', 'I'}, {'-', 'U'}, {'+', 'U'}, {'-', 'D'}};

    private static final byte[] ELLIPSIS = "…".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final Schema schema;
    private final int lineWidth;

    /// How many columns stand before those of the schema.
    private final int leading;

    private final CellText text = new CellText();
    private final OutputBuffer line = new OutputBuffer(8192);

    /// The text of cells that are not printed yet, row after row; each ends at the same index of
    /// [#ends].
    private final OutputBuffer cells = new OutputBuffer(8192);

    private int[] ends = new int[1024];
    private int cellCount;

    /// By column, in places of the terminal.
    private final int[] widths;

    private final boolean[] isNumber;
    private boolean hasBegun;
    private long rows;
    private long bytes;

    /// A table whose values are all printed in full.
    public TableWriter(OutputStream out, Schema schema) {
        this(out, schema, Integer.MAX_VALUE);
    }

    /// A table whose long texts are cut, with a "…", so that lines fit a terminal as well as may
    /// be. Numbers are never cut.
    public TableWriter(OutputStream out, Schema schema, int lineWidth) {
        this(out, schema, lineWidth, false);
    }

    /// @param withOperations whether there is a column `op`
    public TableWriter(OutputStream out, Schema schema, int lineWidth, boolean withOperations) {
        this.out = out;
        this.schema = schema;
        this.lineWidth = lineWidth;
        leading = withOperations ? 1 : 0;
        widths = new int[schema.size() + leading];
        isNumber = new boolean[widths.length];
        for (int column = 0; column < widths.length; column++) {
            byte[] name = name(column);
            widths[column] = DisplayWidth.of(name, 0, name.length);
            isNumber[column] = column >= leading && schema.type(column - leading).isNumeric();
        }
    }

    private byte[] name(int column) {
        String name = column < leading ? OPERATION : schema.name(column - leading);
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /// Adds the selected rows.
    public void write(Batch batch) throws IOException {
        int[] selected = batch.rows();
        for (int i = 0; i < batch.size(); i++) {
            addRow(batch, selected[i]);
        }
        rows += batch.size();
        if (hasBegun || rows >= ROWS_FOR_WIDTH) {
            flush();
        }
    }

    private void addRow(Batch batch, int row) {
        if (leading > 0) {
            byte[] kinds = batch.kinds();
            byte[] operation = OPERATIONS[kinds == null ? RowKind.INSERT : kinds[row]];
            cells.write(operation, 0, operation.length);
            endCell();
        }
        for (int column = 0; column < schema.size(); column++) {
            text.append(batch.column(column), row, cells);
            endCell();
        }
    }

    private void endCell() {
        if (cellCount == ends.length) {
            ends = Arrays.copyOf(ends, cellCount * 2);
        }
        ends[cellCount++] = cells.position();
    }

    /// Prints every row so far.
    public void flush() throws IOException {
        if (cellCount > 0) {
            begin();
            printCells();
        }
        send();
    }

    private void begin() {
        if (hasBegun) {
            return;
        }
        hasBegun = true;
        int start = 0;
        for (int cell = 0; cell < cellCount; cell++) {
            int column = cell % widths.length;
            int width = DisplayWidth.of(cells.array(), start, ends[cell] - start);
            widths[column] = Math.max(widths[column], width);
            start = ends[cell];
        }
        fitLine();
        for (int column = 0; column < widths.length; column++) {
            byte[] name = name(column);
            printCell(column, name, 0, name.length);
        }
        for (int column = 0; column < widths.length; column++) {
            if (column > 0) {
                line.write((byte) '+');
            }
            repeat('-', widths[column] + 2);
        }
        line.write((byte) '\n');
    }

    /// Takes places from the widest text columns until the line fits or none has any to spare.
    private void fitLine() {
        long total = -1;
        for (int width : widths) {
            total += width + 3L;
        }
        while (total > lineWidth) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                if (!isNumber[column]
                        && widths[column] > LEAST_WIDTH
                        && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }

    private void printCells() {
        int start = 0;
        for (int cell = 0; cell < cellCount; cell++) {
            printCell(cell % widths.length, cells.array(), start, ends[cell] - start);
            start = ends[cell];
        }
        cells.clear();
        cellCount = 0;
    }

    private void printCell(int column, byte[] bytes, int offset, int length) {
        boolean isLast = column == widths.length - 1;
        int width = DisplayWidth.of(bytes, offset, length);
        int shown = length;
        boolean isCut =
                width > widths[column] && lineWidth != Integer.MAX_VALUE && !isNumber[column];
        if (isCut) {
            shown = DisplayWidth.fitting(bytes, offset, length, widths[column] - 1);
            width = DisplayWidth.of(bytes, offset, shown) + 1;
        }
        widths[column] = Math.max(widths[column], width);
        line.write((byte) ' ');
        if (isNumber[column]) {
            repeat(' ', widths[column] - width);
        }
        line.write(bytes, offset, shown);
        if (isCut) {
            line.write(ELLIPSIS, 0, ELLIPSIS.length);
        }
        if (isLast) {
            line.write((byte) '\n');
            return;
        }
        if (!isNumber[column]) {
            repeat(' ', widths[column] - width);
        }
        line.write((byte) ' ');
        line.write((byte) '|');
    }

    private void repeat(char c, int count) {
        line.ensure(count);
        for (int i = 0; i < count; i++) {
            line.write((byte) c);
        }
    }

    private void send() throws IOException {
        if (line.position() > 0) {
            // In one piece, so that the lines of two tables do not mix.
            out.write(line.array(), 0, line.position());
            bytes += line.position();
            line.clear();
        }
        out.flush();
    }

    /// Prints what is left and how many rows there were, also when there were none.
    public void finish() throws IOException {
        begin();
        printCells();
        byte[] count =
                ("(" + rows + (rows == 1 ? " row)\n" : " rows)\n"))
                        .getBytes(StandardCharsets.US_ASCII);
        line.write(count, 0, count.length);
        send();
    }

    public long rowsWritten() {
        return rows;
    }

    /// How many bytes have been printed.
    public long bytesWritten() {
        return bytes;
    }
}
