package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;

/// Counts what a task would have to report.
final class CountingContext implements TaskContext {
    int failed;
    int late;

    @Override
    public void rowsFailed(String step, Batch batch, RowErrors errors) {
        failed += errors.list().size();
    }

    @Override
    public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {
        late += count;
    }

    @Override
    public long currentTimeMillis() {
        return 0;
    }
}
