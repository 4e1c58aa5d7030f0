package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.DoubleColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// Compares a column of DOUBLE with a constant that is not NaN; as a condition, without a boolean
/// column between. A NaN in the column then fails every plain test, and passes as greater because
/// that is the opposite of less or equal.
final class DoubleConstantComparison extends Computing<BooleanColumn> implements Predicate {
    private final OrderTest test;
    private final Evaluator operand;
    private final double constant;

    DoubleConstantComparison(OrderTest test, Evaluator operand, double constant) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.test = test;
        this.operand = operand;
        this.constant = constant;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        DoubleColumn column = (DoubleColumn) operand.evaluate(batch, rows, count, errors);
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
        DoubleColumn column = (DoubleColumn) operand.evaluate(batch, rows, count, errors);
        double[] values = column.values();
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
            double[] values,
            double constant,
            boolean negated,
            boolean[] out,
            int[] rows,
            int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = values[row];
            out[row] = (x < constant) != negated;
        }
    }

    private static void lessOrEqual(
            double[] values,
            double constant,
            boolean negated,
            boolean[] out,
            int[] rows,
            int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = values[row];
            out[row] = (x <= constant) != negated;
        }
    }

    private static void equal(
            double[] values,
            double constant,
            boolean negated,
            boolean[] out,
            int[] rows,
            int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = values[row];
            out[row] = (x == constant) != negated;
        }
    }

    private static int selectLess(
            double[] values, double constant, int flip, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = values[row];
            kept[n] = row;
            n += (x < constant ? 1 : 0) ^ flip;
        }
        return n;
    }

    private static int selectLessOrEqual(
            double[] values, double constant, int flip, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = values[row];
            kept[n] = row;
            n += (x <= constant ? 1 : 0) ^ flip;
        }
        return n;
    }

    private static int selectEqual(
            double[] values, double constant, int flip, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = values[row];
            kept[n] = row;
            n += (x == constant ? 1 : 0) ^ flip;
        }
        return n;
    }
}
