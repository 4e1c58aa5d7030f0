package io.velostream.formats.encode;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.Swar;

/// Writes DATE, TIME and intervals as ISO-8601.
public final class MomentWriter extends ValueWriter {
    private final SqlType.Basic type;
    private final byte[] quote;
    private long[] values = new long[0];

    public MomentWriter(byte[] prefix, TextStyle style, SqlType.Basic type) {
        super(prefix, style);
        this.type = type;
        this.quote = style.plainQuote();
    }

    @Override
    public void begin(Column column) {
        super.begin(column);
        values = ((LongColumn) column).values();
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
        next = print(to, next, values[row]);
        if (quote.length != 0) {
            to[next++] = quote[0];
        }
        return next;
    }

    private int print(byte[] to, int at, long value) {
        return switch (type) {
            case DATE -> DateTimeText.printDate(to, at, value);
            case TIME -> DateTimeText.printTime(to, at, value);
            case INTERVAL -> IntervalText.print(to, at, value);
            case INTERVAL_MONTH -> IntervalText.printMonths(to, at, value);
            case NULL, BOOLEAN, INT, BIGINT, DOUBLE, STRING, BYTES, TIMESTAMP ->
                    throw new IllegalStateException(type + " is not for here");
        };
    }

    @Override
    public int fixedRoom() {
        return ownRoom() + 2 + Swar.ROOM;
    }
}
