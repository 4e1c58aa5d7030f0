package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// Compares two columns of DOUBLE. NaN is equal to itself and greater than every other number.
final class DoubleComparison extends Computing<BooleanColumn> {
    private final OrderTest test;
    private final Evaluator left;
    private final Evaluator right;

    DoubleComparison(OrderTest test, Evaluator left, Evaluator right) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.test = test;
        this.left = left;
        this.right = right;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        DoubleColumn a = (DoubleColumn) left.evaluate(batch, rows, count, errors);
        DoubleColumn b = (DoubleColumn) right.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch, a, b).values();
        boolean negated = test.negated();
        switch (test.kind()) {
            case LESS -> less(a.values(), b.values(), negated, values, rows, count);
            case LESS_OR_EQUAL -> lessOrEqual(a.values(), b.values(), negated, values, rows, count);
            case EQUAL -> equal(a.values(), b.values(), negated, values, rows, count);
        }
        return out;
    }

    private static void less(
            double[] left, double[] right, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = left[row];
            double y = right[row];
            out[row] = (x < y | (Double.isNaN(y) & !Double.isNaN(x))) != negated;
        }
    }

    private static void lessOrEqual(
            double[] left, double[] right, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = left[row];
            double y = right[row];
            out[row] = (x <= y | Double.isNaN(y)) != negated;
        }
    }

    private static void equal(
            double[] left, double[] right, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = left[row];
            double y = right[row];
            out[row] = (x == y | (Double.isNaN(x) & Double.isNaN(y))) != negated;
        }
    }
}
