package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType.Basic;
import org.jspecify.annotations.Nullable;

/// The event times of the batch at hand, what is wrong with them, and which rows are late.
final class EventTimes {
    private final NamedEvaluator time;
    private final TaskContext context;
    private final EventTime eventTime = new EventTime();
    private LongColumn column = new LongColumn(Basic.TIMESTAMP, 0);
    private long[] micros = new long[0];
    private long @Nullable [] watermarks;
    private long closedUpTo;
    private int[] late = new int[0];
    private long[] behind = new long[0];
    private int lateCount;

    EventTimes(NamedEvaluator time, TaskContext context) {
        this.time = time;
        this.context = context;
    }

    /// @param upTo the watermark that the operator has acted on already: no row counts as earlier
    void evaluate(Batch batch, Survivors survivors, long upTo) {
        column = (LongColumn) survivors.evaluate(time);
        micros = eventTime.micros(column, batch.rowCount());
        watermarks = batch.watermarks();
        closedUpTo = upTo;
        lateCount = 0;
        if (late.length < batch.rowCount()) {
            late = new int[batch.rowCount()];
            behind = new long[batch.rowCount()];
        }
    }

    /// By row number.
    long[] micros() {
        return micros;
    }

    boolean hasNulls() {
        return column.hasNulls();
    }

    long @Nullable [] watermarks() {
        return watermarks;
    }

    /// The watermark that the operator has acted on.
    long closedUpTo() {
        return closedUpTo;
    }

    void setClosedUpTo(long upTo) {
        closedUpTo = upTo;
    }

    /// The watermark by which the row is judged.
    long watermark(int row) {
        return watermarks == null ? closedUpTo : Math.max(closedUpTo, watermarks[row]);
    }

    /// Whether the row has a time; one that has none is an error.
    boolean check(int row, RowErrors errors) {
        if (column.isNull(row)) {
            errors.add(row, "EVENT_TIME_NULL", "the event time is null");
            return false;
        }
        if (!EventTime.isValid(micros[row])) {
            errors.add(
                    row, "EVENT_TIME_RANGE", "the event time is more than 73,000 years from 1970");
            return false;
        }
        return true;
    }

    /// Notes a row whose windows are all over; to be called in the order of the rows.
    void addLate(int row) {
        behind[lateCount] = watermark(row) - micros[row];
        late[lateCount++] = row;
    }

    /// Hands the late rows to the task; they leave the survivors.
    void reportLate(Batch batch, Survivors survivors) {
        if (lateCount > 0) {
            context.rowsLate(batch, late, lateCount, behind);
            survivors.remove(late, lateCount);
        }
    }
}
