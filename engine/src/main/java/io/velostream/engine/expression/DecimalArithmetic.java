package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Every operation on decimals whose operands or result need more than 18 digits, and every
/// division: row by row in 128 bits, and in [BigDecimal] for the rows where an intermediate result
/// needs more. (Sums and products of up to 18 digits are plain arithmetic of longs.)
final class DecimalArithmetic extends Computing<Column> {
    private final ArithmeticOperator operator;
    private final Evaluator left;
    private final Evaluator right;
    private final int leftScale;
    private final int rightScale;
    private final int scale;
    private final int precision;
    private final Widening wideLeft = new Widening();
    private final Widening wideRight = new Widening();
    private final Wide value = new Wide();
    private final Wide other = new Wide();

    /// @param type a decimal, or BIGINT for DIV
    DecimalArithmetic(
            ArithmeticOperator operator,
            Evaluator left,
            int leftScale,
            Evaluator right,
            int rightScale,
            SqlType type) {
        super(Column.of(type, 0));
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.leftScale = leftScale;
        this.rightScale = rightScale;
        this.scale = type instanceof Decimal decimal ? decimal.scale() : 0;
        this.precision =
                type instanceof Decimal decimal ? decimal.precision() : SqlType.MAX_PRECISION;
    }

    @Override
    public Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        Column leftColumn = left.evaluate(batch, rows, count, errors);
        Column rightColumn = right.evaluate(batch, rows, count, errors);
        begin(batch, leftColumn, rightColumn);
        if (out instanceof Int128Column wide
                && leftColumn instanceof LongColumn x
                && rightColumn instanceof LongColumn y
                && operator == ArithmeticOperator.MULTIPLY
                && scale == leftScale + rightScale) {
            // The product of two longs always fits 128 bits; precision limits it only when it was
            // cut to 38 digits, which the product of two such decimals never is.
            multiplyLongs(x.values(), y.values(), wide.high(), wide.low(), rows, count);
            return out;
        }
        int n = keepPresent(rows, count);
        Int128Column a = wideLeft.of(leftColumn, batch.rowCount(), present, n);
        Int128Column b = wideRight.of(rightColumn, batch.rowCount(), present, n);
        for (int i = 0; i < n; i++) {
            computeRow(a, b, present[i], errors);
        }
        return out;
    }

    private static void multiplyLongs(
            long[] left, long[] right, long[] high, long[] low, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long y = right[row];
            high[row] = Math.multiplyHigh(x, y);
            low[row] = x * y;
        }
    }

    private void computeRow(Int128Column a, Int128Column b, int row, RowErrors errors) {
        value.set(a.high(row), a.low(row));
        other.set(b.high(row), b.low(row));
        if (divides() && other.isZero()) {
            out.setNull(row);
            return;
        }
        boolean done =
                switch (operator) {
                    case ADD -> alignScales() && value.add(other.high, other.low);
                    case SUBTRACT -> alignScales() && value.subtract(other.high, other.low);
                    case MULTIPLY -> multiply();
                    case DIVIDE ->
                            value.scaleUp(scale - leftScale + rightScale)
                                    && value.divideRounded(other.high, other.low);
                    case MODULO -> alignScales() && remainder();
                    case DIV -> alignScales() && quotient();
                };
        if (!done) {
            done = computeExactly(a.get(row), b.get(row));
        }
        if (!done || !store(row)) {
            Overflow.report(
                    out,
                    row,
                    operator,
                    new BigDecimal(a.get(row), leftScale).toPlainString(),
                    new BigDecimal(b.get(row), rightScale).toPlainString(),
                    errors);
        }
    }

    private boolean divides() {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY -> false;
            case DIVIDE, DIV, MODULO -> true;
        };
    }

    private boolean alignScales() {
        int common = Math.max(leftScale, rightScale);
        return value.scaleUp(common - leftScale) && other.scaleUp(common - rightScale);
    }

    private boolean multiply() {
        if (!value.multiply(other.high, other.low)) {
            return false;
        }
        value.scaleDown(leftScale + rightScale - scale);
        return true;
    }

    /// For operands of one scale that are longs; others are rare.
    private boolean remainder() {
        if (!areLongs()) {
            return false;
        }
        long rest = value.low % other.low;
        value.set(rest >> 63, rest);
        return true;
    }

    private boolean quotient() {
        if (!areLongs() || other.low == -1) {
            return false;
        }
        long quotient = value.low / other.low;
        value.set(quotient >> 63, quotient);
        return true;
    }

    private boolean areLongs() {
        return Int128.fitsLong(value.high, value.low) && Int128.fitsLong(other.high, other.low);
    }

    /// The same without limits.
    private boolean computeExactly(BigInteger left, BigInteger right) {
        BigDecimal x = new BigDecimal(left, leftScale);
        BigDecimal y = new BigDecimal(right, rightScale);
        BigDecimal exact =
                switch (operator) {
                    case ADD -> x.add(y);
                    case SUBTRACT -> x.subtract(y);
                    case MULTIPLY -> x.multiply(y);
                    case DIVIDE -> x.divide(y, scale, RoundingMode.HALF_UP);
                    case MODULO -> x.remainder(y);
                    case DIV -> x.divideToIntegralValue(y);
                };
        BigInteger unscaled = exact.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
        return value.set(unscaled);
    }

    private boolean store(int row) {
        if (!value.fits(precision)) {
            return false;
        }
        switch (out) {
            case Int128Column wide -> wide.set(row, value.high, value.low);
            case LongColumn narrow -> {
                if (!Int128.fitsLong(value.high, value.low)) {
                    return false;
                }
                narrow.set(row, value.low);
            }
            default -> throw new IllegalStateException(out.type() + " is not a decimal");
        }
        return true;
    }
}
