package io.velostream.engine;

import io.velostream.types.Batch;
import io.velostream.types.RowErrors;

/// What a task offers its operators. Called by the task's thread only.
public interface TaskContext {
    /// Rows that a step could not process, with the batch they came in.
    ///
    /// @param step names it for the message, such as `WHERE` or `SUM(price)`
    void rowsFailed(String step, Batch batch, RowErrors errors);

    /// Rows that came after every window of theirs had closed.
    ///
    /// @param rows their numbers in `batch`; the first `count` of the array
    /// @param behindMicros how far each row's event time was behind the watermark, in the same
    ///   order
    void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros);

    /// The context for the operators of one job: late rows are counted by job. An operator that
    /// several jobs share is told of the first.
    default TaskContext of(String job) {
        return this;
    }

    /// Milliseconds since the epoch, for `NOW()`.
    long currentTimeMillis();
}
