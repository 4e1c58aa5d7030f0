package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// An interval times a DOUBLE, or divided by a BIGINT or a DOUBLE, to the nearest microsecond. A
/// zero divisor gives null.
final class IntervalScaling extends Computing<LongColumn> {
    private final ArithmeticOperator operator;
    private final Evaluator interval;
    private final Evaluator number;

    IntervalScaling(ArithmeticOperator operator, Evaluator interval, Evaluator number) {
        super(new LongColumn(SqlType.Basic.INTERVAL, 0));
        this.operator = operator;
        this.interval = interval;
        this.number = number;
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn intervals = (LongColumn) interval.evaluate(batch, rows, count, errors);
        Column numbers = number.evaluate(batch, rows, count, errors);
        begin(batch, intervals, numbers);
        int n = keepPresent(rows, count);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            switch (numbers) {
                case DoubleColumn d -> scale(row, intervals.get(row), d.get(row), errors);
                case LongColumn l -> divide(row, intervals.get(row), l.get(row), errors);
                default -> throw new IllegalStateException("not a number: " + numbers.type());
            }
        }
        return out;
    }

    private void scale(int row, long micros, double number, RowErrors errors) {
        boolean divides = operator == ArithmeticOperator.DIVIDE;
        if (divides && number == 0) {
            out.setNull(row);
            return;
        }
        double result = Math.rint(divides ? micros / number : micros * number);
        if (Rounding.fitsLong(result)) {
            out.set(row, (long) result);
        } else {
            Overflow.report(out, row, operator, micros + " microseconds", number, errors);
        }
    }

    private void divide(int row, long micros, long number, RowErrors errors) {
        if (number == 0) {
            out.setNull(row);
        } else if (number == -1 && micros == Long.MIN_VALUE) {
            Overflow.report(out, row, operator, micros + " microseconds", number, errors);
        } else {
            out.set(row, Rounding.divide(micros, number));
        }
    }
}
