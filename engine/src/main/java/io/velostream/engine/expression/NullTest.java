package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// `operand IS NULL`, or its opposite.
final class NullTest extends Computing<BooleanColumn> implements Predicate {
    private final Evaluator operand;
    private final boolean negated;

    NullTest(Evaluator operand, boolean negated) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.operand = operand;
        this.negated = negated;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        Column column = operand.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            values[row] = column.isNull(row) != negated;
        }
        return out;
    }

    @Override
    public int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
        Column column = operand.evaluate(batch, rows, count, errors);
        if (column.hasNulls()) {
            return negated
                    ? Selection.withoutNulls(column, rows, count, kept)
                    : Selection.onlyNulls(column, rows, count, kept);
        }
        if (!negated) {
            return 0;
        }
        System.arraycopy(rows, 0, kept, 0, count);
        return count;
    }
}
