package io.velostream.formats.encode;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.text.BooleanText;
import io.velostream.types.text.Swar;

/// Writes BOOLEAN.
public final class BooleanWriter extends ValueWriter {
    private boolean[] values = new boolean[0];

    public BooleanWriter(byte[] prefix, TextStyle style) {
        super(prefix, style);
    }

    @Override
    public void begin(Column column) {
        super.begin(column);
        values = ((BooleanColumn) column).values();
    }

    @Override
    public int writeValue(byte[] to, int at, int row) {
        int next = at;
        return isNull(row) ? writeNull(to, next) : BooleanText.print(to, next, values[row]);
    }

    @Override
    public int fixedRoom() {
        return ownRoom() + Swar.ROOM;
    }
}
