package io.velostream.formats.encode;

import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import io.velostream.types.text.Swar;

/// Writes STRING. The escaped text of dictionary entries is kept for as long as batches come with
/// the same dictionary.
public final class TextWriter extends ValueWriter {
    private final TextStyle style;
    private final EscapedEntries entries;
    private TextColumn column = new TextColumn(SqlType.Basic.STRING, 0);
    private int[] ids = new int[0];
    private boolean useEntries;

    public TextWriter(byte[] prefix, TextStyle style) {
        super(prefix, style);
        this.style = style;
        this.entries = new EscapedEntries(style);
    }

    @Override
    public void begin(Column source) {
        super.begin(source);
        column = (TextColumn) source;
        useEntries = column.isDictionary() && entries.follow(column.dictionary());
        ids = column.ids();
    }

    @Override
    public int writeValue(byte[] to, int at, int row) {
        int next = at;
        if (isNull(row)) {
            return writeNull(to, next);
        }
        if (!useEntries) {
            return writeSlice(to, next, row);
        }
        int id = ids[row];
        byte[] from = entries.bytes();
        int start = entries.start(id);
        int length = entries.length(id);
        Swar.store(to, next, Swar.load(from, start));
        Swar.store(to, next + 8, Swar.load(from, start + 8));
        if (length > 16) {
            System.arraycopy(from, start, to, next, length);
        }
        return next + length;
    }

    private int writeSlice(byte[] to, int at, int row) {
        byte[] from = column.isDictionary() ? column.dictionary().bytes() : column.bytes();
        return style.writeText(from, column.start(row), column.length(row), to, at);
    }

    @Override
    public int fixedRoom() {
        return ownRoom() + (useEntries ? entries.longest() + 16 : 16);
    }

    @Override
    public boolean hasVariableRoom() {
        return !useEntries;
    }

    @Override
    public int room(int row) {
        return useEntries || isNull(row) ? 0 : style.maxLength(column.length(row));
    }
}
