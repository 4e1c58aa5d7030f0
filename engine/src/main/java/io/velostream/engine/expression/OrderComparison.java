package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;

/// Compares two columns of BOOLEAN, text, wide decimals or nested values: first the order of each
/// pair, then the test. Comparing costs so much more there that the second loop does not matter.
final class OrderComparison extends Computing<BooleanColumn> {
    private final OrderTest test;
    private final Evaluator left;
    private final Evaluator right;
    private final ValueOrder.Pairwise pairwise;
    private byte[] orders = new byte[0];

    OrderComparison(OrderTest test, Evaluator left, Evaluator right, ValueOrder.Pairwise pairwise) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.test = test;
        this.left = left;
        this.right = right;
        this.pairwise = pairwise;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        Column a = left.evaluate(batch, rows, count, errors);
        Column b = right.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch, a, b).values();
        int n = keepPresent(rows, count);
        if (orders.length < batch.rowCount()) {
            orders = new byte[batch.rowCount()];
        }
        if (a instanceof TextColumn x) {
            orderTexts(x, (TextColumn) b, present, n, orders);
        } else {
            orderValues(a, b, present, n);
        }
        decide(test, orders, present, n, values);
        return out;
    }

    private static void decide(
            OrderTest test, byte[] orders, int[] rows, int count, boolean[] out) {
        boolean less = test.passes(-1);
        boolean equal = test.passes(0);
        boolean greater = test.passes(1);
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = orders[row] < 0 ? less : orders[row] > 0 ? greater : equal;
        }
    }

    private static void orderTexts(
            TextColumn a, TextColumn b, int[] rows, int count, byte[] orders) {
        boolean sameDictionary =
                a.isDictionary() && b.isDictionary() && a.dictionary() == b.dictionary();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (sameDictionary && a.ids()[row] == b.ids()[row]) {
                orders[row] = 0;
            } else {
                orders[row] = (byte) Integer.signum(ValueOrder.compareTexts(a, row, b, row));
            }
        }
    }

    private void orderValues(Column a, Column b, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            orders[row] = (byte) Integer.signum(pairwise.compare(a, row, b, row));
        }
    }
}
