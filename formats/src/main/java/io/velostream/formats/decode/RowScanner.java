package io.velostream.formats.decode;

/// Reads rows for as long as they have one shape: literal, field, literal, field, …, literal. The
/// last literal ends with the line feed. Which rows have the shape is the whole of its knowledge.
///
/// Belongs to one decoder.
public abstract class RowScanner {
    private final RowShape shape;
    private int nextRow;
    private long rowsRead;

    RowScanner(RowShape shape) {
        this.shape = shape;
    }

    public RowShape shape() {
        return shape;
    }

    /// Reads rows from `from`, where a line starts, numbered from `row`, until one has another
    /// shape, `capacity` rows are there or `limit` is reached.
    ///
    /// @param limit position behind a line feed
    /// @return where the first line that was not read starts; [#nextRow] is the number of its row
    public final int scan(byte[] bytes, int from, int limit, int row, int capacity) {
        int at = scanRows(bytes, from, limit, row, capacity);
        rowsRead += nextRow - row;
        return at;
    }

    /// As [#scan]; leaves the number of the next row by [#finish].
    abstract int scanRows(byte[] bytes, int from, int limit, int row, int capacity);

    final int finish(int at, int next) {
        nextRow = next;
        return at;
    }

    public final int nextRow() {
        return nextRow;
    }

    /// Takes over the count of a scanner that this one replaces.
    final void continueFrom(RowScanner other) {
        rowsRead = other.rowsRead;
        nextRow = other.nextRow;
    }

    public final long rowsRead() {
        return rowsRead;
    }
}
