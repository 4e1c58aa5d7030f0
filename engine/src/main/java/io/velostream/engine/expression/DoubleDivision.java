package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// `DIV` over DOUBLE: the quotient without its fraction, as BIGINT. A zero divisor gives null.
final class DoubleDivision extends Computing<LongColumn> {
    private final Evaluator left;
    private final Evaluator right;

    DoubleDivision(Evaluator left, Evaluator right) {
        super(new LongColumn(SqlType.Basic.BIGINT, 0));
        this.left = left;
        this.right = right;
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        DoubleColumn a = (DoubleColumn) left.evaluate(batch, rows, count, errors);
        DoubleColumn b = (DoubleColumn) right.evaluate(batch, rows, count, errors);
        long[] values = begin(batch, a, b).values();
        int n = keepPresent(rows, count);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            double quotient = a.get(row) / b.get(row);
            values[row] = (long) quotient;
            if (b.get(row) == 0) {
                out.setNull(row);
            } else if (!Rounding.fitsLong(quotient)) {
                Overflow.report(out, row, ArithmeticOperator.DIV, a.get(row), b.get(row), errors);
            }
        }
        return out;
    }
}
