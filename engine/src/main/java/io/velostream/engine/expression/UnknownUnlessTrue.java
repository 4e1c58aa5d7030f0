package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// `x IN (…, NULL)`: what is not found among the constants may be the unknown value.
final class UnknownUnlessTrue extends Computing<BooleanColumn> {
    private final Evaluator operand;

    UnknownUnlessTrue(Evaluator operand) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.operand = operand;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        BooleanColumn found = (BooleanColumn) operand.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch, found).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            values[row] = true;
            if (!found.get(row)) {
                out.setNull(row);
            }
        }
        return out;
    }
}
