package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// `+ - * / %` over DOUBLE. A zero divisor gives null; a result too large is infinite.
final class DoubleArithmetic extends Computing<DoubleColumn> {
    private final Evaluator left;
    private final Evaluator right;
    private final DoubleLoops.Loop loop;
    private final boolean divides;

    DoubleArithmetic(ArithmeticOperator operator, Evaluator left, Evaluator right) {
        super(new DoubleColumn(SqlType.Basic.DOUBLE, 0));
        this.left = left;
        this.right = right;
        this.divides = divides(operator);
        this.loop =
                switch (operator) {
                    case ADD -> DoubleLoops::add;
                    case SUBTRACT -> DoubleLoops::subtract;
                    case MULTIPLY -> DoubleLoops::multiply;
                    case DIVIDE -> DoubleLoops::divide;
                    case MODULO -> DoubleLoops::modulo;
                    case DIV -> throw new IllegalArgumentException(operator.symbol());
                };
    }

    static boolean divides(ArithmeticOperator operator) {
        return operator == ArithmeticOperator.DIVIDE || operator == ArithmeticOperator.MODULO;
    }

    @Override
    public DoubleColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        DoubleColumn a = (DoubleColumn) left.evaluate(batch, rows, count, errors);
        DoubleColumn b = (DoubleColumn) right.evaluate(batch, rows, count, errors);
        begin(batch, a, b);
        double[] divisors = b.values();
        loop.run(a.values(), divisors, out.values(), rows, count);
        if (divides && DoubleLoops.anyZero(divisors, rows, count)) {
            for (int i = 0; i < count; i++) {
                if (divisors[rows[i]] == 0) {
                    out.setNull(rows[i]);
                }
            }
        }
        return out;
    }
}
