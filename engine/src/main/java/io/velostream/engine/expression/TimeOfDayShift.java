package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// TIME plus or minus an INTERVAL, round the clock.
final class TimeOfDayShift extends Computing<LongColumn> {
    private static final long DAY = 86_400_000_000L;

    private final boolean subtracts;
    private final Evaluator time;
    private final Evaluator interval;

    TimeOfDayShift(ArithmeticOperator operator, Evaluator time, Evaluator interval) {
        super(new LongColumn(SqlType.Basic.TIME, 0));
        this.subtracts = operator == ArithmeticOperator.SUBTRACT;
        this.time = time;
        this.interval = interval;
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn times = (LongColumn) time.evaluate(batch, rows, count, errors);
        LongColumn intervals = (LongColumn) interval.evaluate(batch, rows, count, errors);
        long[] values = begin(batch, times, intervals).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            // Less than a day either way, so that nothing overflows.
            long shift = intervals.get(row) % DAY;
            values[row] = Math.floorMod(times.get(row) + (subtracts ? -shift : shift), DAY);
        }
        return out;
    }
}
