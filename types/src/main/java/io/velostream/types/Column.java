package io.velostream.types;

import java.util.Arrays;

/// The values of one column of a batch, by row number.
///
/// - **Nulls.** A bitmap that is looked at only when [#hasNulls]. The value under a null is
///   unspecified but harmless to read.
/// - **Reuse.** A column is filled again for every batch: the filler calls [#clear], then sets
///   values for the rows it fills, and [#setNull] for those without one.
/// - **Threads.** None of this is safe for two threads; a column belongs to one task.
public abstract sealed class Column
        permits BooleanColumn,
                LongColumn,
                DoubleColumn,
                Int128Column,
                TextColumn,
                ArrayColumn,
                MapColumn,
                StructColumn {
    private final SqlType type;
    private long[] nulls;
    private boolean hasNulls;
    private int capacity;

    Column(SqlType type, Storage storage, int capacity) {
        if (type.storage() != storage) {
            throw new IllegalArgumentException(type + " is not stored as " + storage);
        }
        this.type = type;
        this.capacity = capacity;
        this.nulls = new long[wordsOf(capacity)];
    }

    /// A new column of `type` with room for `capacity` rows.
    public static Column of(SqlType type, int capacity) {
        return switch (type.storage()) {
            case BOOLEAN -> new BooleanColumn(type, capacity);
            case LONG -> new LongColumn(type, capacity);
            case DOUBLE -> new DoubleColumn(type, capacity);
            case INT128 -> new Int128Column(type, capacity);
            case TEXT -> new TextColumn(type, capacity);
            case ARRAY -> new ArrayColumn(type, capacity);
            case MAP -> new MapColumn(type, capacity);
            case STRUCT -> new StructColumn(type, capacity);
        };
    }

    public final SqlType type() {
        return type;
    }

    /// How many rows fit.
    public final int capacity() {
        return capacity;
    }

    /// Whether any row may be null. When false, nobody needs to ask [#isNull].
    public final boolean hasNulls() {
        return hasNulls;
    }

    public final boolean isNull(int row) {
        return hasNulls && (nulls[row >> 6] & (1L << row)) != 0;
    }

    public final void setNull(int row) {
        hasNulls = true;
        nulls[row >> 6] |= 1L << row;
    }

    /// Makes `row` non-null again: for a filler that gives up a row half way and fills it anew.
    public void clearNull(int row) {
        if (hasNulls) {
            nulls[row >> 6] &= ~(1L << row);
        }
    }

    /// Makes every row non-null and forgets values that lie outside the row arrays (text bytes,
    /// elements).
    public void clear() {
        if (hasNulls) {
            Arrays.fill(nulls, 0L);
            hasNulls = false;
        }
    }

    /// Makes null here what is null in `other`, for rows `0..rowCount`. Nulls already here stay.
    public final void addNullsOf(Column other, int rowCount) {
        if (!other.hasNulls) {
            return;
        }
        hasNulls = true;
        int words = wordsOf(rowCount);
        long[] mine = nulls;
        long[] theirs = other.nulls;
        for (int i = 0; i < words; i++) {
            mine[i] |= theirs[i];
        }
    }

    /// The bitmap: bit `row & 63` of word `row >> 6` is set for a null. To be read only.
    public final long[] nullWords() {
        return nulls;
    }

    /// Makes room for `rows` rows; the rows that are there keep their values.
    public final void ensureCapacity(int rows) {
        if (rows > capacity) {
            int grown = Math.max(rows, capacity * 2);
            nulls = Arrays.copyOf(nulls, wordsOf(grown));
            grow(grown);
            capacity = grown;
        }
    }

    abstract void grow(int newCapacity);

    /// Copies one value, or its absence, from a column of the same storage. The row here must not
    /// hold a null yet (see [#clear]).
    public final void copy(int row, Column from, int fromRow) {
        if (from.isNull(fromRow)) {
            setNull(row);
        } else {
            copyValue(row, from, fromRow);
        }
    }

    abstract void copyValue(int row, Column from, int fromRow);

    private static int wordsOf(int rows) {
        return (rows + 63) >> 6;
    }
}
