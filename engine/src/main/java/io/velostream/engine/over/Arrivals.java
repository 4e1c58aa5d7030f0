package io.velostream.engine.over;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Survivors;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import org.jspecify.annotations.Nullable;

/// The event times of the rows of a batch, of which those without a time of use are errors, and
/// those behind the watermark as it stood just before them are late.
final class Arrivals {
    private final NamedEvaluator time;
    private final TaskContext context;
    private final EventTime eventTime = new EventTime();
    private int[] late = new int[0];
    private long[] behind = new long[0];
    private int lateCount;

    Arrivals(NamedEvaluator time, TaskContext context) {
        this.time = time;
        this.context = context;
    }

    /// The times in micros by row number; afterwards the survivors are the rows in time.
    ///
    /// @param advanced the watermark of the last call of `advance`
    long[] check(Batch batch, Survivors survivors, long advanced) {
        Column column = survivors.evaluate(time);
        long[] times = eventTime.micros(column, batch.rowCount());
        int[] rows = survivors.rows();
        int count = survivors.count();
        if (late.length < count) {
            late = new int[batch.rowCount()];
            behind = new long[batch.rowCount()];
        }
        lateCount = 0;
        long[] watermarks = batch.watermarks();
        if (column.hasNulls() || !areInTime(times, rows, count, watermarks, advanced)) {
            sift(column, times, rows, count, watermarks, advanced, survivors.errors());
        }
        if (lateCount > 0) {
            context.rowsLate(batch, late, lateCount, behind);
            survivors.remove(late, lateCount);
        }
        survivors.report("ORDER BY");
        survivors.drop();
        return times;
    }

    private static boolean areInTime(
            long[] times, int[] rows, int count, long @Nullable [] watermarks, long advanced) {
        boolean good = true;
        if (watermarks == null) {
            for (int i = 0; i < count; i++) {
                long time = times[rows[i]];
                good &= time >= advanced & EventTime.isValid(time);
            }
            return good;
        }
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long time = times[row];
            good &= time >= Math.max(advanced, watermarks[row]) & EventTime.isValid(time);
        }
        return good;
    }

    private void sift(
            Column column,
            long[] times,
            int[] rows,
            int count,
            long @Nullable [] watermarks,
            long advanced,
            RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (column.isNull(row)) {
                errors.add(row, "EVENT_TIME_NULL", "the event time is null");
            } else if (!EventTime.isValid(times[row])) {
                errors.add(
                        row,
                        "EVENT_TIME_RANGE",
                        "the event time is more than 73,000 years from 1970");
            } else {
                long reached = watermarks == null ? advanced : Math.max(advanced, watermarks[row]);
                if (times[row] < reached) {
                    behind[lateCount] = reached - times[row];
                    late[lateCount++] = row;
                }
            }
        }
    }
}
