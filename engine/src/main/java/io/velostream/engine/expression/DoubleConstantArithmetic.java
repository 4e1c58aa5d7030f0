package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// As [DoubleArithmetic] with a constant on the right that is not a zero divisor.
final class DoubleConstantArithmetic extends Computing<DoubleColumn> {
    private final Evaluator left;
    private final double right;
    private final DoubleLoops.ConstantLoop loop;

    DoubleConstantArithmetic(ArithmeticOperator operator, Evaluator left, double right) {
        super(new DoubleColumn(SqlType.Basic.DOUBLE, 0));
        this.left = left;
        this.right = right;
        this.loop =
                switch (operator) {
                    case ADD -> DoubleLoops::addConstant;
                    case SUBTRACT -> DoubleLoops::subtractConstant;
                    case MULTIPLY -> DoubleLoops::multiplyConstant;
                    case DIVIDE -> DoubleLoops::divideConstant;
                    case MODULO -> DoubleLoops::moduloConstant;
                    case DIV -> throw new IllegalArgumentException(operator.symbol());
                };
    }

    @Override
    public DoubleColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        DoubleColumn a = (DoubleColumn) left.evaluate(batch, rows, count, errors);
        begin(batch, a);
        loop.run(a.values(), right, out.values(), rows, count);
        return out;
    }
}
