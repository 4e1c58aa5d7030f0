package io.velostream.runtime;

import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;

/// What the operators of a task tell and ask.
final class TaskFacts implements TaskContext {
    private final FailureLog failures;
    private long rowsLate;

    TaskFacts(FailureLog failures) {
        this.failures = failures;
    }

    @Override
    public void rowsFailed(String step, Batch batch, RowErrors errors) {
        failures.rowsFailed(step, batch, errors);
    }

    @Override
    public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {
        rowsLate += count;
    }

    @Override
    public long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    /// How many rows came too late so far.
    long rowsLate() {
        return rowsLate;
    }
}
