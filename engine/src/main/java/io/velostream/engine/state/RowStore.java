package io.velostream.engine.state;

import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// Rows that an operator keeps: its own growing columns, filled by copying.
public final class RowStore {
    private static final int ROWS_PER_CHUNK = 1024;

    private final Column[] columns;
    private int size;

    public RowStore(List<SqlType> types) {
        columns = types.stream().map(type -> Column.of(type, 64)).toArray(Column[]::new);
    }

    public int size() {
        return size;
    }

    public Column column(int index) {
        return columns[index];
    }

    public Column[] columns() {
        return columns;
    }

    /// Appends a copy of a row of other columns of these types.
    public void append(Column[] from, int row) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].ensureCapacity(size + 1);
            columns[i].copy(size, from[i], row);
        }
        size++;
    }

    public void clear() {
        for (Column column : columns) {
            column.clear();
        }
        size = 0;
    }

    public void snapshot(StateWriter writer) {
        writer.writeInt(size);
        write(columns, size, writer);
    }

    /// Writes the values of the rows `0..size`, whatever form they have.
    public static void write(Column[] columns, int size, StateWriter writer) {
        ValueBytes values = new ValueBytes(false);
        for (int from = 0; from < size; from += ROWS_PER_CHUNK) {
            for (Column column : columns) {
                values.clear();
                for (int row = from; row < Math.min(size, from + ROWS_PER_CHUNK); row++) {
                    values.write(column, row);
                }
                writer.writeBytes(values.bytes(), values.start(), values.length());
            }
        }
    }

    public void restore(StateReader reader) {
        clear();
        size = reader.readInt();
        read(columns, size, reader);
    }

    /// Reads as many rows as [#write] wrote into cleared columns.
    public static void read(Column[] columns, int size, StateReader reader) {
        for (Column column : columns) {
            column.ensureCapacity(size);
        }
        for (int from = 0; from < size; from += ROWS_PER_CHUNK) {
            for (Column column : columns) {
                byte[] values = reader.readBytes();
                int at = 0;
                for (int row = from; row < Math.min(size, from + ROWS_PER_CHUNK); row++) {
                    at = ValueBytes.read(values, at, column, row);
                }
            }
        }
    }
}
