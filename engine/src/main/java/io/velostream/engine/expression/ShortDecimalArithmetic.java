package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.text.PowersOfTen;

/// `+ - *` over decimals whose operands and result have at most 18 digits. Nothing can overflow:
/// the type of the result has room for every result.
final class ShortDecimalArithmetic extends Computing<LongColumn> {
    private final boolean multiplies;
    private final Evaluator left;
    private final Evaluator right;

    /// What the operands of a sum are multiplied by, to bring them to the scale of the result; the
    /// second one is negative for a difference.
    private final long leftFactor;

    private final long rightFactor;

    ShortDecimalArithmetic(
            ArithmeticOperator operator,
            Evaluator left,
            int leftScale,
            Evaluator right,
            int rightScale,
            Decimal type) {
        super(new LongColumn(type, 0));
        this.multiplies = operator == ArithmeticOperator.MULTIPLY;
        this.left = left;
        this.right = right;
        this.leftFactor = multiplies ? 1 : PowersOfTen.low(type.scale() - leftScale);
        long factor = multiplies ? 1 : PowersOfTen.low(type.scale() - rightScale);
        this.rightFactor = operator == ArithmeticOperator.SUBTRACT ? -factor : factor;
    }

    @Override
    public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn a = (LongColumn) left.evaluate(batch, rows, count, errors);
        LongColumn b = (LongColumn) right.evaluate(batch, rows, count, errors);
        long[] values = begin(batch, a, b).values();
        if (multiplies) {
            multiply(a.values(), b.values(), values, rows, count);
        } else {
            add(a.values(), leftFactor, b.values(), rightFactor, values, rows, count);
        }
        return out;
    }

    private static void multiply(long[] left, long[] right, long[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] * right[row];
        }
    }

    private static void add(
            long[] left,
            long leftFactor,
            long[] right,
            long rightFactor,
            long[] out,
            int[] rows,
            int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] * leftFactor + right[row] * rightFactor;
        }
    }
}
