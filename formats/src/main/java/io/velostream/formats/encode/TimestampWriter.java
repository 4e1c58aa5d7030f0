package io.velostream.formats.encode;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.Swar;

/// Writes TIMESTAMP as ISO-8601. Rows that follow each other mostly share their day, whose text is
/// kept.
public final class TimestampWriter extends ValueWriter {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /// A year of four digits.
    private static final int USUAL_LENGTH = 10;

    private static final int NO_LENGTH = 0;

    private final byte[] quote;
    private long[] values = new long[0];

    /// The text of a day with the `T` behind it, and how long it is without.
    private final byte[] date = new byte[Swar.ROOM];

    private int dateLength = NO_LENGTH;
    private long day;

    public TimestampWriter(byte[] prefix, TextStyle style) {
        super(prefix, style);
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
        long micros = values[row];
        long days = Math.floorDiv(micros, MICROS_PER_DAY);
        if (days != day || dateLength == NO_LENGTH) {
            learn(days);
        }
        if (dateLength == USUAL_LENGTH) {
            Swar.store(to, next, Swar.load(date, 0));
            Swar.store4(to, next + 8, (int) Swar.load(date, 8));
        } else {
            System.arraycopy(date, 0, to, next, dateLength + 1);
        }
        next = DateTimeText.printTime(to, next + dateLength + 1, micros - days * MICROS_PER_DAY);
        if (quote.length != 0) {
            to[next++] = quote[0];
        }
        return next;
    }

    private void learn(long days) {
        day = days;
        dateLength = DateTimeText.printDate(date, 0, days);
        date[dateLength] = 'T';
    }

    @Override
    public int fixedRoom() {
        return ownRoom() + 2 + Swar.ROOM;
    }
}
