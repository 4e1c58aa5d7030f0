package io.velostream.engine.over;

import io.velostream.engine.state.RowStore;
import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// Rows that wait, as columns of their own, numbered in order of arrival. Rows go by [#keep], which
/// gives the others new numbers; the owner calls it when about half of the rows are not wanted any
/// more, so that a row is moved about once.
final class RowLog {
    /// So many rows more than are wanted do not matter.
    private static final int SLACK = 4096;

    private final KeptColumn[] kept;
    private final Column[] columns;
    private int size;

    RowLog(List<SqlType> types) {
        kept = types.stream().map(KeptColumn::new).toArray(KeptColumn[]::new);
        columns = new Column[kept.length];
        refresh();
    }

    int size() {
        return size;
    }

    /// The values by row. The array stays the same, its columns change with the rows.
    Column[] columns() {
        return columns;
    }

    /// Appends copies of `rows[0..count)` of other columns of these types.
    void append(Column[] from, int[] rows, int count) {
        for (int i = 0; i < kept.length; i++) {
            kept[i].append(from[i], rows, count, size);
        }
        size += count;
        refresh();
    }

    /// Writes column `index` of the rows `rows[from..to)` to the rows `0..to - from` of `out`,
    /// which is cleared and large enough.
    void gather(int index, int[] rows, int from, int to, Column out) {
        kept[index].gather(rows, from, to, out);
    }

    /// Whether it is time for [#keep] when `wanted` rows are still wanted.
    boolean isSparse(int wanted) {
        return size > 2 * wanted + SLACK;
    }

    /// Keeps only `rows[0..count)`, ascending, which become the rows `0..count`.
    void keep(int[] rows, int count) {
        for (KeptColumn column : kept) {
            column.keep(rows, count);
        }
        size = count;
        refresh();
    }

    private void refresh() {
        for (int i = 0; i < kept.length; i++) {
            columns[i] = kept[i].column();
        }
    }

    long bytes() {
        long bytes = 0;
        for (KeptColumn column : kept) {
            bytes += column.bytes();
        }
        return bytes;
    }

    void snapshot(StateWriter writer) {
        writer.writeInt(size);
        RowStore.write(columns, size, writer);
    }

    void restore(StateReader reader) {
        size = reader.readInt();
        for (Column column : columns) {
            column.clear();
        }
        RowStore.read(columns, size, reader);
        for (KeptColumn column : kept) {
            column.restored(size);
        }
        refresh();
    }
}
