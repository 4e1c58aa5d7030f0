package io.velostream.formats.encode;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Swar;

/// Writes INT and BIGINT.
public final class LongWriter extends ValueWriter {
    private long[] values = new long[0];

    public LongWriter(byte[] prefix, TextStyle style) {
        super(prefix, style);
    }

    @Override
    public void begin(Column column) {
        super.begin(column);
        values = ((LongColumn) column).values();
    }

    @Override
    public int writeValue(byte[] to, int at, int row) {
        int next = at;
        return isNull(row) ? writeNull(to, next) : LongText.print(to, next, values[row]);
    }

    @Override
    public int fixedRoom() {
        return ownRoom() + Swar.ROOM;
    }
}
