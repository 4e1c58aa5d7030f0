package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// Compares two columns whose values lie in longs of one meaning (same type, same decimal scale).
final class LongComparison extends Computing<BooleanColumn> {
    private final OrderTest test;
    private final Evaluator left;
    private final Evaluator right;

    LongComparison(OrderTest test, Evaluator left, Evaluator right) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.test = test;
        this.left = left;
        this.right = right;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn a = (LongColumn) left.evaluate(batch, rows, count, errors);
        LongColumn b = (LongColumn) right.evaluate(batch, rows, count, errors);
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
            long[] left, long[] right, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long y = right[row];
            out[row] = (x < y) != negated;
        }
    }

    private static void lessOrEqual(
            long[] left, long[] right, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long y = right[row];
            out[row] = (x <= y) != negated;
        }
    }

    private static void equal(
            long[] left, long[] right, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long y = right[row];
            out[row] = (x == y) != negated;
        }
    }
}
