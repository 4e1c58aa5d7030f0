package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// A moment some months later or earlier on the calendar: TIMESTAMP, or BIGINT milliseconds. The
/// time of day stays; January 31 plus a month is the last day of February.
final class MonthShift extends Computing<LongColumn> {
    /// Far more than fits between the least and the greatest timestamp, and safe to compute with.
    private static final long MAX_MONTHS = 12L * 1_000_000_000L;

    private final ArithmeticOperator operator;
    private final Evaluator moment;
    private final Evaluator months;
    private final long unitsPerDay;

    MonthShift(ArithmeticOperator operator, Evaluator moment, Evaluator months, SqlType type) {
        super(new LongColumn(type, 0));
        this.operator = operator;
        this.moment = moment;
        this.months = months;
        this.unitsPerDay = type == SqlType.Basic.TIMESTAMP ? 86_400_000_000L : 86_400_000L;
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn moments = (LongColumn) moment.evaluate(batch, rows, count, errors);
        LongColumn shifts = (LongColumn) months.evaluate(batch, rows, count, errors);
        long[] values = begin(batch, moments, shifts).values();
        int n = keepPresent(rows, count);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            long from = moments.get(row);
            long shift = shifts.get(row);
            long day = Math.floorDiv(from, unitsPerDay);
            long timeOfDay = from - day * unitsPerDay;
            boolean fits = Math.abs(shift) <= MAX_MONTHS && shift != Long.MIN_VALUE;
            if (fits) {
                day = Calendar.plusMonths(day, operator == ArithmeticOperator.ADD ? shift : -shift);
                values[row] = day * unitsPerDay + timeOfDay;
                // Had it wrapped round, it would lie on another day.
                fits = Math.floorDiv(values[row], unitsPerDay) == day;
            }
            if (!fits) {
                Overflow.report(out, row, operator, from, shift + " months", errors);
            }
        }
        return out;
    }
}
