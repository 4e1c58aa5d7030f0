package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// As [LongArithmetic] with a constant on the right.
final class LongConstantArithmetic extends Computing<LongColumn> {
    private final ArithmeticOperator operator;
    private final Evaluator left;
    private final long right;
    private final LongLoops.ConstantLoop loop;
    private final int[] one = new int[1];

    LongConstantArithmetic(ArithmeticOperator operator, Evaluator left, long right, SqlType type) {
        super(new LongColumn(type, 0));
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.loop =
                switch (operator) {
                    case ADD -> LongLoops::addConstant;
                    case SUBTRACT -> LongLoops::subtractConstant;
                    case MULTIPLY -> LongLoops::multiplyConstant;
                    case DIVIDE, DIV, MODULO ->
                            throw new IllegalArgumentException(operator.symbol());
                };
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn a = (LongColumn) left.evaluate(batch, rows, count, errors);
        begin(batch, a);
        if (loop.run(a.values(), right, out.values(), rows, count)) {
            findOverflow(a, rows, count, errors);
        }
        return out;
    }

    private void findOverflow(LongColumn a, int[] rows, int count, RowErrors errors) {
        int n = keepPresent(rows, count);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            one[0] = row;
            if (loop.run(a.values(), right, out.values(), one, 1)) {
                Overflow.report(out, row, operator, a.get(row), right, errors);
            }
        }
    }
}
