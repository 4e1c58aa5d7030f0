package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// Compares a column whose values lie in longs with a constant; as a condition, without a boolean
/// column between.
final class LongConstantComparison extends Computing<BooleanColumn> implements Predicate {
    private final OrderTest test;
    private final Evaluator operand;
    private final long constant;

    LongConstantComparison(OrderTest test, Evaluator operand, long constant) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.test = test;
        this.operand = operand;
        this.constant = constant;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn column = (LongColumn) operand.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch, column).values();
        boolean negated = test.negated();
        switch (test.kind()) {
            case LESS -> less(column.values(), constant, negated, values, rows, count);
            case LESS_OR_EQUAL ->
                    lessOrEqual(column.values(), constant, negated, values, rows, count);
            case EQUAL -> equal(column.values(), constant, negated, values, rows, count);
        }
        return out;
    }

    @Override
    public int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
        LongColumn column = (LongColumn) operand.evaluate(batch, rows, count, errors);
        long[] values = column.values();
        int flip = test.negated() ? 1 : 0;
        int n =
                switch (test.kind()) {
                    case LESS -> selectLess(values, constant, flip, rows, count, kept);
                    case LESS_OR_EQUAL ->
                            selectLessOrEqual(values, constant, flip, rows, count, kept);
                    case EQUAL -> selectEqual(values, constant, flip, rows, count, kept);
                };
        return Selection.dropNulls(column, kept, n);
    }

    private static void less(
            long[] values, long constant, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = values[row];
            out[row] = (x < constant) != negated;
        }
    }

    private static void lessOrEqual(
            long[] values, long constant, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = values[row];
            out[row] = (x <= constant) != negated;
        }
    }

    private static void equal(
            long[] values, long constant, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = values[row];
            out[row] = (x == constant) != negated;
        }
    }

    private static int selectLess(
            long[] values, long constant, int flip, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = values[row];
            kept[n] = row;
            n += (x < constant ? 1 : 0) ^ flip;
        }
        return n;
    }

    private static int selectLessOrEqual(
            long[] values, long constant, int flip, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = values[row];
            kept[n] = row;
            n += (x <= constant ? 1 : 0) ^ flip;
        }
        return n;
    }

    private static int selectEqual(
            long[] values, long constant, int flip, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = values[row];
            kept[n] = row;
            n += (x == constant ? 1 : 0) ^ flip;
        }
        return n;
    }
}
