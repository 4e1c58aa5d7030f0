package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// CAST and TRY_CAST.
final class CastEvaluator extends Computing<Column> {
    private final Evaluator operand;
    private final CastKernel kernel;
    private final CastFailures failures;

    CastEvaluator(Evaluator operand, CastKernel kernel, SqlType to, boolean safe) {
        super(Column.of(to, 0));
        this.operand = operand;
        this.kernel = kernel;
        this.failures = new CastFailures(to, safe);
    }

    @Override
    public Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        Column from = operand.evaluate(batch, rows, count, errors);
        begin(batch, from);
        int n = keepPresent(rows, count);
        failures.begin(errors);
        kernel.cast(from, present, n, out, failures);
        return out;
    }
}
