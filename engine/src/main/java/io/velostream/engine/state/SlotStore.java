package io.velostream.engine.state;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import java.util.List;

/// Rows that come and go: each has a slot, a row number in growing columns, which another row gets
/// when it has gone. No object per row.
///
/// Text and nested values lie behind one another and are not overwritten; when there is more waste
/// than rows, the columns are made anew.
public final class SlotStore {
    private static final int FEW_ROWS = 4096;

    private final List<SqlType> types;
    private final Column[] columns;
    private final boolean hasWaste;
    private boolean[] isUsed = new boolean[16];
    private int[] free = new int[16];
    private int freeCount;

    /// Slots from here have never been used.
    private int end;

    private int size;
    private int overwritten;

    public SlotStore(List<SqlType> types) {
        this.types = List.copyOf(types);
        columns = types.stream().map(type -> Column.of(type, 16)).toArray(Column[]::new);
        boolean waste = false;
        for (Column column : columns) {
            waste |=
                    switch (column) {
                        case TextColumn _, ArrayColumn _, MapColumn _, StructColumn _ -> true;
                        case LongColumn _, DoubleColumn _, BooleanColumn _, Int128Column _ -> false;
                    };
        }
        hasWaste = waste;
    }

    /// How many rows there are.
    public int size() {
        return size;
    }

    /// One more than the largest slot ever used.
    public int end() {
        return end;
    }

    /// The columns, by slot. The objects are replaced now and then when rows are added.
    public Column[] columns() {
        return columns;
    }

    /// Copies a row of other columns of these types and returns its slot.
    public int add(Column[] from, int row) {
        int slot = freeCount > 0 ? free[--freeCount] : end++;
        if (slot >= isUsed.length) {
            isUsed = Arrays.copyOf(isUsed, isUsed.length * 2);
        }
        isUsed[slot] = true;
        size++;
        for (Column column : columns) {
            column.ensureCapacity(slot + 1);
        }
        write(slot, from, row);
        return slot;
    }

    /// Puts another row into a slot.
    public void replace(int slot, Column[] from, int row) {
        overwritten++;
        write(slot, from, row);
    }

    private void write(int slot, Column[] from, int row) {
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            column.clearNull(slot);
            column.copy(slot, from[i], row);
        }
        if (hasWaste && overwritten > size + FEW_ROWS) {
            makeAnew();
        }
    }

    /// Gives a slot up. Its values stay until the next row is added.
    public void remove(int slot) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = slot;
        isUsed[slot] = false;
        size--;
        overwritten++;
    }

    private void makeAnew() {
        overwritten = 0;
        for (int i = 0; i < columns.length; i++) {
            Column column = Column.of(types.get(i), columns[i].capacity());
            for (int slot = 0; slot < end; slot++) {
                if (isUsed[slot]) {
                    column.copy(slot, columns[i], slot);
                }
            }
            columns[i] = column;
        }
    }

    public void clear() {
        for (Column column : columns) {
            column.clear();
        }
        Arrays.fill(isUsed, false);
        freeCount = 0;
        end = 0;
        size = 0;
        overwritten = 0;
    }

    public long stateBytes() {
        long bytes = isUsed.length + 4L * free.length;
        for (Column column : columns) {
            bytes += bytesOf(column);
        }
        return bytes;
    }

    /// About how much memory a column takes.
    public static long bytesOf(Column column) {
        long rows = column.capacity();
        return rows / 8
                + switch (column) {
                    case BooleanColumn _ -> rows;
                    case LongColumn _, DoubleColumn _ -> 8 * rows;
                    case Int128Column _ -> 16 * rows;
                    case TextColumn text -> 8 * rows + 4L * text.ids().length + text.bytes().length;
                    case ArrayColumn array -> 8 * rows + bytesOf(array.elements());
                    case MapColumn map -> 8 * rows + bytesOf(map.keys()) + bytesOf(map.values());
                    case StructColumn struct -> {
                        long bytes = 0;
                        for (int i = 0; i < struct.fieldCount(); i++) {
                            bytes += bytesOf(struct.field(i));
                        }
                        yield bytes;
                    }
                };
    }
}
