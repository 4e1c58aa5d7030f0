package io.velostream.engine.over;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Survivors;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import org.jspecify.annotations.Nullable;

/// The time of each row by which buffers expire, in micros: its event time, but not before the
/// watermark as it stood just before it, so that a row in disorder finds the same whether memory
/// has been freed in between or not. Without event time it is the clock.
final class BufferClock {
    private final @Nullable NamedEvaluator eventTime;
    private final TaskContext context;
    private final EventTime micros = new EventTime();
    private long[] times = new long[0];

    BufferClock(@Nullable NamedEvaluator eventTime, TaskContext context) {
        this.eventTime = eventTime;
        this.context = context;
    }

    boolean isOfEventTime() {
        return eventTime != null;
    }

    long now() {
        return context.currentTimeMillis() * 1000;
    }

    /// The times by row number, valid until the next call. Rows without a time of use are at the
    /// watermark.
    ///
    /// @param advanced the watermark of the last call of `advance`
    long[] times(Batch batch, Survivors survivors, long advanced) {
        if (times.length < batch.rowCount()) {
            times = new long[batch.rowCount()];
        }
        if (eventTime == null) {
            long now = now();
            int[] rows = survivors.rows();
            for (int i = 0; i < survivors.count(); i++) {
                times[rows[i]] = now;
            }
            return times;
        }
        Column column = survivors.evaluate(eventTime);
        long[] values = micros.micros(column, batch.rowCount());
        long[] watermarks = batch.watermarks();
        int[] rows = survivors.rows();
        for (int i = 0; i < survivors.count(); i++) {
            int row = rows[i];
            long reached = watermarks == null ? advanced : Math.max(advanced, watermarks[row]);
            boolean known = !column.isNull(row) && EventTime.isValid(values[row]);
            times[row] = known ? Math.max(reached, values[row]) : reached;
        }
        return times;
    }
}
