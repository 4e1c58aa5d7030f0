package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// `DIV` and `%` over BIGINT, truncating. A zero divisor gives null.
final class IntegerDivision extends Computing<LongColumn> {
    private final boolean remainder;
    private final Evaluator left;
    private final Evaluator right;

    IntegerDivision(boolean remainder, Evaluator left, Evaluator right) {
        super(new LongColumn(SqlType.Basic.BIGINT, 0));
        this.remainder = remainder;
        this.left = left;
        this.right = right;
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn a = (LongColumn) left.evaluate(batch, rows, count, errors);
        LongColumn b = (LongColumn) right.evaluate(batch, rows, count, errors);
        begin(batch, a, b);
        long[] dividends = a.values();
        long[] divisors = b.values();
        long[] values = out.values();
        boolean wantRemainder = remainder;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = dividends[row];
            long y = divisors[row];
            if (y == 0) {
                out.setNull(row);
            } else if (wantRemainder) {
                values[row] = x % y;
            } else {
                values[row] = x / y;
                if (y == -1 && x == Long.MIN_VALUE && !out.isNull(row)) {
                    Overflow.report(out, row, ArithmeticOperator.DIV, x, y, errors);
                }
            }
        }
        return out;
    }
}
