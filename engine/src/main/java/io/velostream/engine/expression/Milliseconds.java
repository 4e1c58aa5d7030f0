package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// An INTERVAL in whole milliseconds, so that it can be added to or taken from a moment in
/// milliseconds. It is rounded such that the result is the millisecond in which the exact one lies:
/// down when added, up when subtracted.
final class Milliseconds extends Computing<LongColumn> {
    private final Evaluator interval;
    private final boolean up;

    Milliseconds(Evaluator interval, boolean up) {
        super(new LongColumn(SqlType.Basic.BIGINT, 0));
        this.interval = interval;
        this.up = up;
    }

    static long of(long micros, boolean up) {
        return up ? Math.ceilDiv(micros, 1000L) : Math.floorDiv(micros, 1000L);
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn column = (LongColumn) interval.evaluate(batch, rows, count, errors);
        long[] values = begin(batch, column).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            values[row] = of(column.get(row), up);
        }
        return out;
    }
}
