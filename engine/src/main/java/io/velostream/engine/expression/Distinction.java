package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// `left IS DISTINCT FROM right`: inequality that treats null as a value.
final class Distinction extends Computing<BooleanColumn> {
    private final Evaluator left;
    private final Evaluator right;
    private final ValueOrder.Pairwise order;

    Distinction(Evaluator left, Evaluator right, ValueOrder.Pairwise order) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.left = left;
        this.right = right;
        this.order = order;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        Column a = left.evaluate(batch, rows, count, errors);
        Column b = right.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            boolean leftNull = a.isNull(row);
            boolean rightNull = b.isNull(row);
            values[row] =
                    (leftNull || rightNull)
                            ? leftNull != rightNull
                            : order.compare(a, row, b, row) != 0;
        }
        return out;
    }
}
