package io.velostream.types;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Some rows as columns, lent from step to step and filled again.
///
/// - **Rows.** Row numbers run from 0 to [#rowCount]; the rows that are really there are the
///   [#size] first entries of [#rows], ascending. A step that drops rows shortens that selection
///   and leaves the columns as they are. Loops are always `for (i < size) { int row = rows[i]; …
///   }`.
/// - **Ownership.** Valid until the call that lent it returns. Copy what must stay.
/// - **Beside the columns** a batch says, for each row, where it came from ([#origin], [#position],
///   if asked for also [#line]) and, if the plan needs event time, how far the watermark was just
///   before it ([#watermarks]). The rows of a changelog have kinds ([#kinds]).
public final class Batch {
    /// Rows per batch unless something else is wanted. Measured: 1024 and 4096 tie, 256 loses 3 to
    /// 8 percent.
    public static final int DEFAULT_CAPACITY = 1024;

    private static final int[] NO_LINES = {};

    private static volatile int[] identity = range(8192);

    private final Column[] columns;
    private int rowCount;
    private int[] rows = identity;
    private int size;
    private long @Nullable [] watermarks;
    private byte @Nullable [] kinds;
    private String origin = "";
    private long @Nullable [] positions;
    private byte @Nullable [] lineBytes;
    private int[] lineStarts = NO_LINES;
    private int[] lineLengths = NO_LINES;

    public Batch(Column... columns) {
        this.columns = columns;
    }

    /// An empty batch with a column for each field.
    public static Batch of(Schema schema, int capacity) {
        Column[] columns = new Column[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.of(schema.type(i), capacity);
        }
        return new Batch(columns);
    }

    /// The numbers `0..n`, and maybe more, in a shared array that nobody may write.
    public static int[] identity(int n) {
        int[] shared = identity;
        if (shared.length < n) {
            shared = range(Math.max(n, shared.length * 2));
            identity = shared;
        }
        return shared;
    }

    private static int[] range(int n) {
        int[] numbers = new int[n];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    public int columnCount() {
        return columns.length;
    }

    /// How many rows fit before columns grow; the usual number if there are no columns.
    public int capacity() {
        return columns.length == 0 ? DEFAULT_CAPACITY : columns[0].capacity();
    }

    public Column column(int index) {
        return columns[index];
    }

    /// Puts another column in place: how a projection passes a column on without copying it.
    public void setColumn(int index, Column column) {
        columns[index] = column;
    }

    /// Clears the columns and leaves no rows.
    public void clear() {
        for (Column column : columns) {
            column.clear();
        }
        setRowCount(0);
        watermarks = null;
        kinds = null;
        positions = null;
        origin = "";
        lineBytes = null;
    }

    /// How many row numbers are in use, dropped rows included.
    public int rowCount() {
        return rowCount;
    }

    /// Says that the rows `0..count` are there, all of them.
    public void setRowCount(int count) {
        rowCount = count;
        rows = identity(count);
        size = count;
    }

    /// The numbers of the rows that are there, ascending; only the first [#size] count.
    public int[] rows() {
        return rows;
    }

    /// How many rows are there.
    public int size() {
        return size;
    }

    /// Whether no row has been dropped.
    public boolean isDense() {
        return size == rowCount;
    }

    /// Keeps only the rows `kept[0..count]`, ascending. The array is used, not copied.
    public void select(int[] kept, int count) {
        rows = kept;
        size = count;
    }

    /// For each row, the watermark as it stood just before the row; null if nobody needs it.
    public long @Nullable [] watermarks() {
        return watermarks;
    }

    public void setWatermarks(long @Nullable [] newWatermarks) {
        watermarks = newWatermarks;
    }

    /// For each row that is there, its [RowKind]; null if all are inserts.
    public byte @Nullable [] kinds() {
        return kinds;
    }

    public void setKinds(byte @Nullable [] newKinds) {
        kinds = newKinds;
    }

    /// What the rows were read from, such as a file name; empty for made-up rows.
    public String origin() {
        return origin;
    }

    /// Where in [#origin] a row was: a line number from 1 in a file, an offset in a topic; -1 if
    /// unknown.
    public long position(int row) {
        return positions == null ? -1 : positions[row];
    }

    /// The [#position] of all rows; null if none is known.
    public long @Nullable [] positions() {
        return positions;
    }

    public void setOrigin(String newOrigin, long @Nullable [] newPositions) {
        origin = newOrigin;
        positions = newPositions;
    }

    /// Points `view` at the original text of a row, without its line end; false if it is not known.
    /// It is kept only where somebody asked for it, and valid as long as the batch.
    public boolean line(int row, Text view) {
        byte[] bytes = lineBytes;
        if (bytes == null) {
            return false;
        }
        view.set(bytes, lineStarts[row], lineLengths[row]);
        return true;
    }

    /// Says where in `bytes` the original text of each row lies. The arrays are used, not copied.
    public void setLines(byte[] bytes, int[] starts, int[] lengths) {
        lineBytes = bytes;
        lineStarts = starts;
        lineLengths = lengths;
    }

    /// Takes over everything but the columns: rows, selection, watermarks, kinds, origin, lines.
    public void takeRowsOf(Batch other) {
        rowCount = other.rowCount;
        rows = other.rows;
        size = other.size;
        watermarks = other.watermarks;
        kinds = other.kinds;
        origin = other.origin;
        positions = other.positions;
        lineBytes = other.lineBytes;
        lineStarts = other.lineStarts;
        lineLengths = other.lineLengths;
    }
}
