package io.velostream.functions.aggregate;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Values of fixed size: numbers, times, booleans.
final class FixedValues implements GroupValues {
    /// By group.
    private final Column kept;

    FixedValues(SqlType type) {
        kept = Column.of(type, 0);
    }

    /// The array behind a LONG, for loops. Replaced when it grows.
    long[] longs() {
        return ((LongColumn) kept).values();
    }

    /// The array behind a DOUBLE, for loops. Replaced when it grows.
    double[] doubles() {
        return ((DoubleColumn) kept).values();
    }

    @Override
    public void grow(int capacity) {
        kept.ensureCapacity(capacity);
    }

    @Override
    public void set(int group, Column column, int row) {
        copy(column, row, kept, group);
    }

    @Override
    public void set(int group, GroupValues other, int otherGroup) {
        copy(((FixedValues) other).kept, otherGroup, kept, group);
    }

    @Override
    public void write(int group, Column out, int row) {
        copy(kept, group, out, row);
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

    @Override
    public int compare(int group, Column column, int row) {
        return switch (column) {
            case LongColumn longs -> Long.compare(((LongColumn) kept).get(group), longs.get(row));
            case DoubleColumn doubles ->
                    Double.compare(((DoubleColumn) kept).get(group), doubles.get(row));
            case BooleanColumn booleans ->
                    Boolean.compare(((BooleanColumn) kept).get(group), booleans.get(row));
            case Int128Column wide -> {
                Int128Column mine = (Int128Column) kept;
                yield Int128.compare(
                        mine.high(group), mine.low(group), wide.high(row), wide.low(row));
            }
            default -> throw new IllegalStateException(column.type() + " is not of fixed size");
        };
    }

    @Override
    public int compare(int group, GroupValues other, int otherGroup) {
        return compare(group, ((FixedValues) other).kept, otherGroup);
    }

    @Override
    public void clear(int count) {}

    @Override
    public void reset(int[] groups, int count) {}

    @Override
    public void write(int count, StateWriter writer) {
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
    public void read(int count, StateReader reader) {
        switch (kept) {
            case LongColumn longs -> GroupState.readInto(longs.values(), reader);
            case DoubleColumn doubles -> GroupState.readInto(doubles.values(), reader);
            case BooleanColumn booleans ->
                    System.arraycopy(reader.readBooleans(), 0, booleans.values(), 0, count);
            case Int128Column wide -> {
                GroupState.readInto(wide.high(), reader);
                GroupState.readInto(wide.low(), reader);
            }
            default -> throw new IllegalStateException(kept.type() + " is not of fixed size");
        }
    }

    @Override
    public long bytes() {
        return 16L * kept.capacity();
    }
}
