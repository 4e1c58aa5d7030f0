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
import io.velostream.types.text.PowersOfTen;
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
        if (out instanceof Int128Column wide && isPlainSum()) {
            boolean plain =
                    operator == ArithmeticOperator.ADD
                            ? addWide(a, b, wide, present, n)
                            : subtractWide(a, b, wide, present, n);
            if (plain) {
                return out;
            }
        }
        for (int i = 0; i < n; i++) {
            computeRow(a, b, present[i], errors);
        }
        return out;
    }

    private boolean isPlainSum() {
        return leftScale == rightScale
                && (operator == ArithmeticOperator.ADD || operator == ArithmeticOperator.SUBTRACT);
    }

    /// False if some result may need more than 38 digits; then the rows are to be computed one by
    /// one. Operands have at most 38 digits, so 128 bits hold every sum.
    private static boolean addWide(
            Int128Column a, Int128Column b, Int128Column out, int[] rows, int count) {
        long[] aHigh = a.high();
        long[] aLow = a.low();
        long[] bHigh = b.high();
        long[] bLow = b.low();
        long[] high = out.high();
        long[] low = out.low();
        long largest = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long sumLow = aLow[row] + bLow[row];
            long sumHigh = Int128.highOfSum(aHigh[row], aLow[row], bHigh[row], sumLow);
            high[row] = sumHigh;
            low[row] = sumLow;
            largest = Math.max(largest, sumHigh ^ (sumHigh >> 63));
        }
        return largest < PowersOfTen.high(SqlType.MAX_PRECISION);
    }

    /// As [#addWide].
    private static boolean subtractWide(
            Int128Column a, Int128Column b, Int128Column out, int[] rows, int count) {
        long[] aHigh = a.high();
        long[] aLow = a.low();
        long[] bHigh = b.high();
        long[] bLow = b.low();
        long[] high = out.high();
        long[] low = out.low();
        long largest = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long borrow = Long.compareUnsigned(aLow[row], bLow[row]) < 0 ? 1 : 0;
            long differenceHigh = aHigh[row] - bHigh[row] - borrow;
            high[row] = differenceHigh;
            low[row] = aLow[row] - bLow[row];
            largest = Math.max(largest, differenceHigh ^ (differenceHigh >> 63));
        }
        return largest < PowersOfTen.high(SqlType.MAX_PRECISION);
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
