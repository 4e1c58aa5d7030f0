package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import java.time.LocalDate;

/// Makes results a row error that fit a long but not their type: days outside the years -999999 to
/// 999999, and months beyond 32 bits.
final class RangeCheck extends Computing<LongColumn> {
    private final Evaluator operand;
    private final long least;
    private final long greatest;

    private RangeCheck(Evaluator operand, SqlType type, long least, long greatest) {
        super(new LongColumn(type, 0));
        this.operand = operand;
        this.least = least;
        this.greatest = greatest;
    }

    /// The operand itself if its type has no limits of its own.
    static Evaluator of(Evaluator operand, SqlType type) {
        if (type == SqlType.Basic.DATE) {
            long least = LocalDate.of(-999_999, 1, 1).toEpochDay();
            long greatest = LocalDate.of(999_999, 12, 31).toEpochDay();
            return new RangeCheck(operand, type, least, greatest);
        }
        return type == SqlType.Basic.INTERVAL_MONTH
                ? new RangeCheck(operand, type, Integer.MIN_VALUE, Integer.MAX_VALUE)
                : operand;
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn from = (LongColumn) operand.evaluate(batch, rows, count, errors);
        long[] values = begin(batch, from).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = from.get(row);
            values[row] = value;
            if ((value < least || value > greatest) && !out.isNull(row)) {
                Overflow.report(out, row, Long.toString(value), errors);
            }
        }
        return out;
    }
}
