package io.velostream.formats.encode;

import io.velostream.types.Column;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.Swar;
import org.jspecify.annotations.Nullable;

/// Writes DECIMAL with all its fraction digits.
public final class DecimalWriter extends ValueWriter {
    private final int scale;
    private final byte[] quote;
    private long[] values = new long[0];
    private @Nullable Int128Column wide;

    /// @param quote what stands before and behind the digits: one character or none
    public DecimalWriter(byte[] prefix, TextStyle style, SqlType.Decimal type, byte[] quote) {
        super(prefix, style);
        this.scale = type.scale();
        this.quote = quote;
    }

    @Override
    public void begin(Column column) {
        super.begin(column);
        if (column instanceof Int128Column c) {
            wide = c;
        } else {
            values = ((LongColumn) column).values();
        }
    }

    @Override
    public int writeValue(byte[] to, int at, int row) {
        int next = at;
        if (isNull(row)) {
            return writeNull(to, next);
        }
        if (quote.length != 0) {
            to[next++] = quote[0];
        }
        Int128Column column = wide;
        next =
                column == null
                        ? DecimalText.print(to, next, values[row], scale)
                        : DecimalText.print(to, next, column.high(row), column.low(row), scale);
        if (quote.length != 0) {
            to[next++] = quote[0];
        }
        return next;
    }

    @Override
    public int fixedRoom() {
        return ownRoom() + 2 + Swar.ROOM;
    }
}
