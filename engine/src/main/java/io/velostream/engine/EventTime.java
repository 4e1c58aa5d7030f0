package io.velostream.engine;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;

/// Event times of a batch in micros, whether their column is TIMESTAMP or BIGINT milliseconds.
public final class EventTime {
    /// Times further than this from the epoch (73,000 years) are taken for mistakes: they move no
    /// watermark and open no window. Sums of a time and a few durations then cannot overflow.
    public static final long LIMIT_MICROS = Long.MAX_VALUE / 4;

    public static final long MICROS_PER_MILLI = 1000;
    private static final long LIMIT_MILLIS = LIMIT_MICROS / MICROS_PER_MILLI;

    private long[] converted = new long[0];

    /// Whether a column of that type holds milliseconds.
    public static boolean isMillis(SqlType type) {
        return switch (type) {
            case SqlType.Basic.TIMESTAMP -> false;
            // A BIGINT expression may come as a column of the narrower type.
            case SqlType.Basic.BIGINT, SqlType.Basic.INT -> true;
            default -> throw new IllegalArgumentException(type + " is not an event time");
        };
    }

    public static boolean isValid(long micros) {
        return micros >= -LIMIT_MICROS && micros <= LIMIT_MICROS;
    }

    /// A time in micros as a value of `type`.
    public static long fromMicros(long micros, SqlType type) {
        return isMillis(type) ? Math.floorDiv(micros, MICROS_PER_MILLI) : micros;
    }

    /// The times by row number, valid until the next call; those under a null are unspecified, and
    /// those out of range are not [#isValid].
    public long[] micros(Column column, int rowCount) {
        long[] values = ((LongColumn) column).values();
        if (!isMillis(column.type())) {
            return values;
        }
        if (converted.length < rowCount) {
            converted = new long[rowCount];
        }
        long[] micros = converted;
        for (int row = 0; row < rowCount; row++) {
            long millis = values[row];
            boolean fits = millis >= -LIMIT_MILLIS && millis <= LIMIT_MILLIS;
            micros[row] = fits ? millis * MICROS_PER_MILLI : Long.MAX_VALUE;
        }
        return micros;
    }
}
