package io.velostream.types;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values of type STRING (UTF-8) or BYTES, in one of two forms, for all rows alike:
///
/// - **dictionary**: [#ids] holds numbers of [#dictionary] entries. The numbers mean nothing
///   outside that dictionary.
/// - **slices**: [#starts] and [#lengths] point into [#bytes], which the column owns.
///
/// A cleared column is in slice form with no bytes.
public final class TextColumn extends Column {
    /// Readers may load eight bytes at any value's start or end, so this many lie around them.
    private static final int PADDING = 8;

    private int[] ids = new int[0];
    private int[] starts = new int[0];
    private int[] lengths = new int[0];
    private byte[] bytes = new byte[PADDING * 2];
    private int used = PADDING;
    private @Nullable Dictionary dictionary;

    public TextColumn(SqlType type, int capacity) {
        super(type, Storage.TEXT, capacity);
    }

    @Override
    public void clear() {
        super.clear();
        dictionary = null;
        used = PADDING;
    }

    /// Turns to dictionary form; the rows are then set by writing [#ids].
    public void useDictionary(Dictionary entries) {
        dictionary = entries;
        if (ids.length < capacity()) {
            ids = new int[capacity()];
        }
    }

    public boolean isDictionary() {
        return dictionary != null;
    }

    /// Only in dictionary form.
    public Dictionary dictionary() {
        if (dictionary == null) {
            throw new IllegalStateException("the column is not in dictionary form");
        }
        return dictionary;
    }

    /// Entry numbers by row, only in dictionary form. The number under a null is unspecified but
    /// valid (0) unless the dictionary is empty. Replaced when the column grows.
    public int[] ids() {
        return ids;
    }

    /// Appends a copy of the bytes and makes them the value of `row` (slice form).
    public void set(int row, byte[] from, int offset, int length) {
        int start = reserve(row, length);
        System.arraycopy(from, offset, bytes, start, length);
        commit(row, start, length);
    }

    public void set(int row, Text value) {
        set(row, value.bytes(), value.offset(), value.length());
    }

    /// Room for `length` bytes: write them into [#bytes] from the returned offset, then [#commit].
    public int reserve(int row, int length) {
        if (starts.length <= row) {
            int rows = Math.max(capacity(), row + 1);
            starts = Arrays.copyOf(starts, rows);
            lengths = Arrays.copyOf(lengths, rows);
        }
        // Widened: two large values must not wrap round.
        long needed = (long) used + length + PADDING;
        if (needed > bytes.length) {
            if (needed > Integer.MAX_VALUE - 64) {
                throw new OutOfMemoryError("text of one batch exceeds 2 GB");
            }
            bytes =
                    Arrays.copyOf(
                            bytes,
                            (int)
                                    Math.min(
                                            Math.max(needed, bytes.length * 2L),
                                            Integer.MAX_VALUE - 64));
        }
        return used;
    }

    /// Ends what [#reserve] began.
    public void commit(int row, int start, int length) {
        starts[row] = start;
        lengths[row] = length;
        used = Math.max(used, start + length);
    }

    /// The bytes behind the slices. Replaced when they grow.
    public byte[] bytes() {
        return bytes;
    }

    public int start(int row) {
        return dictionary != null ? dictionary.start(ids[row]) : starts[row];
    }

    public int length(int row) {
        return dictionary != null ? dictionary.length(ids[row]) : lengths[row];
    }

    /// Points `view` at the value of `row`, in either form. Not for nulls.
    public void get(int row, Text view) {
        if (dictionary != null) {
            dictionary.get(ids[row], view);
        } else {
            view.set(bytes, starts[row], lengths[row]);
        }
    }

    /// For messages and tests.
    public String getString(int row) {
        Text view = new Text();
        get(row, view);
        return view.toString();
    }

    @Override
    void grow(int newCapacity) {
        if (dictionary != null) {
            ids = Arrays.copyOf(ids, newCapacity);
        }
        starts = Arrays.copyOf(starts, newCapacity);
        lengths = Arrays.copyOf(lengths, newCapacity);
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        TextColumn other = (TextColumn) from;
        if (dictionary != null) {
            throw new IllegalStateException("values are copied into slice form only");
        }
        Dictionary entries = other.dictionary;
        if (entries != null) {
            int id = other.ids[fromRow];
            set(row, entries.bytes(), entries.start(id), entries.length(id));
        } else {
            set(row, other.bytes, other.starts[fromRow], other.lengths[fromRow]);
        }
    }
}
