package io.velostream.engine.over;

import io.velostream.engine.group.DictionaryCodes;
import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;

/// One column of a [RowLog].
///
/// Text that comes as dictionary numbers is kept as numbers of a dictionary of its own, since rows
/// of several decoders meet here: one array load per value. When text comes as bytes, or has too
/// many different values, the column turns to bytes until it is empty again.
final class KeptColumn {
    /// Beyond this a dictionary costs more than it saves.
    private static final int MOST_ENTRIES = 100_000;

    private static final int FIRST_CAPACITY = 64;

    private final SqlType type;
    private Column column;
    private Column spare;
    private Dictionary entries = new Dictionary();
    private DictionaryCodes codes = new DictionaryCodes();

    KeptColumn(SqlType type) {
        this.type = type;
        column = Column.of(type, FIRST_CAPACITY);
        spare = Column.of(type, FIRST_CAPACITY);
    }

    /// The values by row; another object after the rows have moved.
    Column column() {
        return column;
    }

    /// Appends the values of `rows[0..count)` behind the `size` that are there.
    void append(Column from, int[] rows, int count, int size) {
        if (from instanceof TextColumn text) {
            appendText(text, rows, count, size);
            return;
        }
        column.ensureCapacity(size + count);
        copy(from, rows, 0, count, column, size);
    }

    private void appendText(TextColumn from, int[] rows, int count, int size) {
        TextColumn to = (TextColumn) column;
        boolean asIds = from.isDictionary() && entries.size() <= MOST_ENTRIES;
        if (size == 0) {
            to.clear();
            if (entries.size() > MOST_ENTRIES) {
                entries = new Dictionary();
                codes = new DictionaryCodes();
                asIds = from.isDictionary();
            }
            if (asIds) {
                to.useDictionary(entries);
            }
        } else if (!asIds && to.isDictionary()) {
            to = toBytes(to, size);
        }
        to.ensureCapacity(size + count);
        if (to.isDictionary()) {
            appendIds(from, rows, count, to, size);
        } else {
            copyOneByOne(from, rows, 0, count, to, size);
        }
    }

    private TextColumn toBytes(TextColumn old, int size) {
        TextColumn bytes = new TextColumn(type, old.capacity());
        for (int row = 0; row < size; row++) {
            bytes.copy(row, old, row);
        }
        column = bytes;
        return bytes;
    }

    private void appendIds(TextColumn from, int[] rows, int count, TextColumn to, int size) {
        Dictionary dictionary = from.dictionary();
        int[] known = codes.of(dictionary);
        int[] ids = from.ids();
        int[] target = to.ids();
        boolean nullable = from.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && from.isNull(row)) {
                to.setNull(size + i);
                target[size + i] = 0;
                continue;
            }
            int code = known[ids[row]];
            if (code == 0) {
                code = learn(dictionary, ids[row]);
                known[ids[row]] = code;
            }
            target[size + i] = code - 1;
        }
    }

    private int learn(Dictionary dictionary, int id) {
        return entries.intern(dictionary.bytes(), dictionary.start(id), dictionary.length(id)) + 1;
    }

    /// After `size` values have been read into the cleared [#column].
    void restored(int size) {
        if (column instanceof TextColumn bytes) {
            TextColumn ids = new TextColumn(type, bytes.capacity());
            ids.useDictionary(entries);
            for (int row = 0; row < size; row++) {
                if (bytes.isNull(row)) {
                    ids.setNull(row);
                } else {
                    ids.ids()[row] =
                            entries.intern(bytes.bytes(), bytes.start(row), bytes.length(row));
                }
            }
            column = ids;
        }
    }

    /// Writes the values of the rows `rows[from..to)` to the rows `0..to - from` of `out`, which is
    /// cleared and large enough.
    void gather(int[] rows, int from, int to, Column out) {
        if (column instanceof TextColumn text && text.isDictionary()) {
            ((TextColumn) out).useDictionary(text.dictionary());
        }
        copy(column, rows, from, to, out, 0);
    }

    /// Keeps only `rows[0..count)`, ascending, which become the rows `0..count`.
    void keep(int[] rows, int count) {
        Column target = spare;
        target.clear();
        target.ensureCapacity(count);
        if (column instanceof TextColumn text && text.isDictionary() && count > 0) {
            ((TextColumn) target).useDictionary(entries);
        }
        copy(column, rows, 0, count, target, 0);
        spare = column;
        column = target;
        spare.clear();
    }

    /// Copies between columns of the same form.
    private static void copy(Column from, int[] rows, int begin, int end, Column to, int at) {
        switch (from) {
            case LongColumn longs ->
                    copyLongs(longs.values(), rows, begin, end, ((LongColumn) to).values(), at);
            case DoubleColumn doubles ->
                    copyDoubles(
                            doubles.values(), rows, begin, end, ((DoubleColumn) to).values(), at);
            case TextColumn text -> {
                if (text.isDictionary()) {
                    copyIds(text.ids(), rows, begin, end, ((TextColumn) to).ids(), at);
                } else {
                    copyOneByOne(from, rows, begin, end, to, at);
                    return;
                }
            }
            case BooleanColumn _, Int128Column _, ArrayColumn _, MapColumn _, StructColumn _ -> {
                copyOneByOne(from, rows, begin, end, to, at);
                return;
            }
        }
        if (from.hasNulls()) {
            for (int i = begin; i < end; i++) {
                if (from.isNull(rows[i])) {
                    to.setNull(at + i - begin);
                }
            }
        }
    }

    private static void copyOneByOne(
            Column from, int[] rows, int begin, int end, Column to, int at) {
        for (int i = begin; i < end; i++) {
            to.copy(at + i - begin, from, rows[i]);
        }
    }

    private static void copyLongs(long[] from, int[] rows, int begin, int end, long[] to, int at) {
        for (int i = begin; i < end; i++) {
            to[at + i - begin] = from[rows[i]];
        }
    }

    private static void copyDoubles(
            double[] from, int[] rows, int begin, int end, double[] to, int at) {
        for (int i = begin; i < end; i++) {
            to[at + i - begin] = from[rows[i]];
        }
    }

    private static void copyIds(int[] from, int[] rows, int begin, int end, int[] to, int at) {
        for (int i = begin; i < end; i++) {
            to[at + i - begin] = from[rows[i]];
        }
    }

    long bytes() {
        long text = 0;
        if (column instanceof TextColumn values) {
            text = values.bytes().length + entries.bytes().length + 40L * entries.size();
        }
        return text + (long) (column.capacity() + spare.capacity()) * widthOf(column);
    }

    private static int widthOf(Column column) {
        return switch (column) {
            case BooleanColumn _ -> 1;
            case LongColumn _, DoubleColumn _ -> 8;
            case Int128Column _ -> 16;
            case TextColumn _ -> 12;
            // Elements are as many as they are; a guess of four to a row.
            case ArrayColumn array -> 8 + 4 * widthOf(array.elements());
            case MapColumn map -> 8 + 4 * (widthOf(map.keys()) + widthOf(map.values()));
            case StructColumn struct -> {
                int width = 0;
                for (int i = 0; i < struct.fieldCount(); i++) {
                    width += widthOf(struct.field(i));
                }
                yield width;
            }
        };
    }
}
