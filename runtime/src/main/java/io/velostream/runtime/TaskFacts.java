package io.velostream.runtime;

import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the operators of a task tell and ask.
final class TaskFacts implements TaskContext {
    private final FailureLog failures;
    private final Map<String, LateRows.Counter> late = new LinkedHashMap<>();
    private @Nullable ScanLosses reading;
    private long rowsLate;

    TaskFacts(FailureLog failures) {
        this.failures = failures;
    }

    /// Says whose rows the operators see from now on.
    void reading(ScanLosses scan) {
        reading = scan;
    }

    @Override
    public void rowsFailed(String step, Batch batch, RowErrors errors) {
        if (reading == null) {
            failures.rowsFailed(step, batch, errors);
        } else {
            reading.rowsFailed(step, batch, errors);
        }
    }

    @Override
    public TaskContext of(String job) {
        return new OfJob(late.computeIfAbsent(job, _ -> new LateRows.Counter()));
    }

    @Override
    public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {
        of("").rowsLate(batch, rows, count, behindMicros);
    }

    @Override
    public long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    /// How many rows came too late so far.
    long rowsLate() {
        return rowsLate;
    }

    /// Adds its late rows by job to those of other tasks.
    void addLateTo(Map<String, LateRows.Counter> all) {
        late.forEach((job, counter) ->
                all.computeIfAbsent(job, _ -> new LateRows.Counter()).add(counter));
    }

    /// What the operators of one job tell.
    private final class OfJob implements TaskContext {
        private final LateRows.Counter counter;

        OfJob(LateRows.Counter counter) {
            this.counter = counter;
        }

        @Override
        public void rowsFailed(String step, Batch batch, RowErrors errors) {
            TaskFacts.this.rowsFailed(step, batch, errors);
        }

        @Override
        public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {
            rowsLate += count;
            for (int i = 0; i < count; i++) {
                counter.add(behindMicros[i]);
            }
            if (reading != null) {
                reading.rowsLate(batch, rows, count, behindMicros);
            }
        }

        @Override
        public long currentTimeMillis() {
            return TaskFacts.this.currentTimeMillis();
        }
    }
}
