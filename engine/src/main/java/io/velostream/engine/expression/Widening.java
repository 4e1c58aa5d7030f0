package io.velostream.engine.expression;

import io.velostream.types.Column;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;

/// Shows a column of decimals as 128-bit numbers, whatever its storage.
final class Widening {
    private final Int128Column wide =
            new Int128Column(new SqlType.Decimal(SqlType.MAX_PRECISION, 0), 0);

    /// The column itself, or a copy of the given rows without the nulls.
    Int128Column of(Column column, int rowCount, int[] rows, int count) {
        if (column instanceof Int128Column already) {
            return already;
        }
        wide.ensureCapacity(rowCount);
        long[] values = ((LongColumn) column).values();
        long[] high = wide.high();
        long[] low = wide.low();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            high[row] = values[row] >> 63;
            low[row] = values[row];
        }
        return wide;
    }
}
