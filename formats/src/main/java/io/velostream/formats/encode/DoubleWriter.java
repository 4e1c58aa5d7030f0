package io.velostream.formats.encode;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.Swar;

/// Writes DOUBLE.
public final class DoubleWriter extends ValueWriter {
    private final boolean hasSpecialNumbers;
    private double[] values = new double[0];

    public DoubleWriter(byte[] prefix, TextStyle style) {
        super(prefix, style);
        hasSpecialNumbers = style.hasSpecialNumbers();
    }

    @Override
    public void begin(Column column) {
        super.begin(column);
        values = ((DoubleColumn) column).values();
    }

    @Override
    public int writeValue(byte[] to, int at, int row) {
        int next = at;
        double value = values[row];
        if (isNull(row) || !(hasSpecialNumbers || Double.isFinite(value))) {
            return writeNull(to, next);
        }
        return DoubleText.print(to, next, value);
    }

    @Override
    public int fixedRoom() {
        return ownRoom() + Swar.ROOM;
    }
}
