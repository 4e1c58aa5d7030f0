package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// A column of the input, as it is.
record ColumnEvaluator(int index) implements Evaluator {
    @Override
    public Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        return batch.column(index);
    }
}
