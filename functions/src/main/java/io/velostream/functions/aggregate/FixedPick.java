package io.velostream.functions.aggregate;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Keeps one value of fixed size of each group: `FIRST_VALUE` and `LAST_VALUE` of numbers, times
/// and booleans; `MIN` and `MAX` of booleans and wide decimals.
final class FixedPick extends GroupState {
    private final BytesPick.Choice choice;

    /// By group.
    private final Column kept;

    FixedPick(BytesPick.Choice choice, SqlType type) {
        this.choice = choice;
        this.kept = Column.of(type, 0);
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        Column column = arguments[0];
        boolean nullable = column.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!nullable || !column.isNull(row)) {
                offer(groupOfRow[row], column, row);
            }
        }
    }

    @Override
    public void addRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        Column column = arguments[0];
        boolean nullable = column.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (!nullable || !column.isNull(row)) {
                offer(group, column, row);
            }
            write(group, row, out);
        }
    }

    private void offer(int group, Column column, int row) {
        boolean better =
                !seen[group]
                        || switch (choice) {
                            case FIRST -> false;
                            case LAST -> true;
                            case LEAST -> compare(group, column, row) > 0;
                            case GREATEST -> compare(group, column, row) < 0;
                        };
        if (better) {
            seen[group] = true;
            copy(column, row, kept, group);
        }
    }

    /// Without the virtual call of [Column#copy]: the switch is decided once for each task.
    private static void copy(Column from, int fromRow, Column to, int toRow) {
        if (from instanceof LongColumn longs) {
            ((LongColumn) to).set(toRow, longs.get(fromRow));
        } else if (from instanceof DoubleColumn doubles) {
            ((DoubleColumn) to).set(toRow, doubles.get(fromRow));
        } else {
            to.copy(toRow, from, fromRow);
        }
    }

    private int compare(int group, Column column, int row) {
        return switch (column) {
            case BooleanColumn booleans ->
                    Boolean.compare(((BooleanColumn) kept).get(group), booleans.get(row));
            case Int128Column wide -> {
                Int128Column mine = (Int128Column) kept;
                yield Int128.compare(
                        mine.high(group), mine.low(group), wide.high(row), wide.low(row));
            }
            default -> throw new IllegalStateException(column.type() + " has its own accumulator");
        };
    }

    private void write(int group, int row, Column out) {
        if (seen[group]) {
            copy(kept, group, out, row);
        } else {
            out.setNull(row);
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        for (int group = from; group < to; group++) {
            write(group, group - from, out);
        }
    }

    @Override
    void grow(int capacity) {
        kept.ensureCapacity(capacity);
    }

    @Override
    void clear(int count) {}

    @Override
    void write(int count, StateWriter writer) {
        switch (kept) {
            case LongColumn longs -> writer.writeLongs(longs.values(), count);
            case DoubleColumn doubles -> writer.writeDoubles(doubles.values(), count);
            case BooleanColumn booleans -> writer.writeBooleans(booleans.values(), count);
            case Int128Column wide -> {
                writer.writeLongs(wide.high(), count);
                writer.writeLongs(wide.low(), count);
            }
            default -> throw new IllegalStateException(kept.type() + " is not of fixed size");
        }
    }

    @Override
    void read(int count, StateReader reader) {
        switch (kept) {
            case LongColumn longs -> readInto(longs.values(), reader);
            case DoubleColumn doubles -> readInto(doubles.values(), reader);
            case BooleanColumn booleans ->
                    System.arraycopy(reader.readBooleans(), 0, booleans.values(), 0, count);
            case Int128Column wide -> {
                readInto(wide.high(), reader);
                readInto(wide.low(), reader);
            }
            default -> throw new IllegalStateException(kept.type() + " is not of fixed size");
        }
    }
}
