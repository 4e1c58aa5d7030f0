package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// `+ - *` over longs: BIGINT, and times and intervals in equal units. Overflow is a row error.
final class LongArithmetic extends Computing<LongColumn> {
    private final ArithmeticOperator operator;
    private final Evaluator left;
    private final Evaluator right;
    private final LongLoops.Loop loop;
    private final int[] one = new int[1];

    LongArithmetic(ArithmeticOperator operator, Evaluator left, Evaluator right, SqlType type) {
        super(new LongColumn(type, 0));
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.loop =
                switch (operator) {
                    case ADD -> LongLoops::add;
                    case SUBTRACT -> LongLoops::subtract;
                    case MULTIPLY -> LongLoops::multiply;
                    case DIVIDE, DIV, MODULO ->
                            throw new IllegalArgumentException(operator.symbol());
                };
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn a = (LongColumn) left.evaluate(batch, rows, count, errors);
        LongColumn b = (LongColumn) right.evaluate(batch, rows, count, errors);
        begin(batch, a, b);
        if (loop.run(a.values(), b.values(), out.values(), rows, count)) {
            findOverflow(a, b, rows, count, errors);
        }
        return out;
    }

    private void findOverflow(LongColumn a, LongColumn b, int[] rows, int count, RowErrors errors) {
        int n = keepPresent(rows, count);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            one[0] = row;
            if (loop.run(a.values(), b.values(), out.values(), one, 1)) {
                Overflow.report(out, row, operator, a.get(row), b.get(row), errors);
            }
        }
    }
}
