package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// Three-valued NOT.
final class Negation extends Computing<BooleanColumn> {
    private final Evaluator operand;

    Negation(Evaluator operand) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.operand = operand;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        BooleanColumn column = (BooleanColumn) operand.evaluate(batch, rows, count, errors);
        boolean[] from = column.values();
        boolean[] values = begin(batch, column).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            values[row] = !from[row];
        }
        return out;
    }
}
