package io.velostream.engine.operator;

import io.velostream.engine.EventTime;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends the rows of a batch to the panes of their windows. Rows of one pane mostly follow each
/// other, so it works run by run: one division and one look-up per run.
final class WindowRouter {
    private final TumblingWindow window;
    private final long latenessMicros;
    private final OpenPanes panes;
    private final EventTime eventTime = new EventTime();
    private final List<Pane> touched = new ArrayList<>();
    private int[] late = new int[0];
    private long[] behind = new long[0];
    private int lateCount;

    WindowRouter(TumblingWindow window, long latenessMicros, OpenPanes panes) {
        this.window = window;
        this.latenessMicros = latenessMicros;
        this.panes = panes;
    }

    /// The panes that got rows of the batch, by [Pane#rows].
    List<Pane> touched() {
        return touched;
    }

    /// The rows whose window had closed, ascending; only the first [#lateCount] count.
    int[] late() {
        return late;
    }

    /// How far each of [#late] was behind the watermark, in micros.
    long[] behind() {
        return behind;
    }

    int lateCount() {
        return lateCount;
    }

    /// When the window that starts at `start` takes no more rows.
    long closesAt(long start) {
        return window.endOf(start) + latenessMicros;
    }

    /// Sends `rows[0..count)` on their way; afterwards each is in one pane, late, or an error.
    ///
    /// @param closedUpTo the watermark up to which panes have been closed already
    void route(Batch batch, Column time, int[] rows, int count, long closedUpTo, RowErrors errors) {
        touched.clear();
        lateCount = 0;
        if (late.length < count) {
            late = new int[count];
            behind = new long[count];
        }
        long[] times = eventTime.micros(time, batch.rowCount());
        long[] watermarks = batch.watermarks();
        int i = 0;
        while (i < count) {
            int row = rows[i];
            if (time.isNull(row)) {
                errors.add(row, "EVENT_TIME_NULL", "the event time is null");
                i++;
            } else if (!EventTime.isValid(times[row])) {
                errors.add(
                        row,
                        "EVENT_TIME_RANGE",
                        "the event time is more than 73,000 years from 1970");
                i++;
            } else {
                long start = window.startOf(times[row]);
                long closesAt = closesAt(start);
                if (closedUpTo >= closesAt || isLate(watermarks, row, closesAt)) {
                    long reached = watermarks == null ? closedUpTo : watermarks[row];
                    behind[lateCount] = Math.max(closedUpTo, reached) - times[row];
                    late[lateCount++] = row;
                    i++;
                } else {
                    int limit = time.hasNulls() ? i + 1 : count;
                    i = take(start, rows, i, limit, times, watermarks, closesAt);
                }
            }
        }
    }

    private static boolean isLate(long @Nullable [] watermarks, int row, long closesAt) {
        return watermarks != null && watermarks[row] >= closesAt;
    }

    private int take(
            long start,
            int[] rows,
            int at,
            int limit,
            long[] times,
            long @Nullable [] watermarks,
            long closesAt) {
        Pane pane = panes.open(start);
        if (pane.count() == 0) {
            touched.add(pane);
        }
        return pane.take(rows, at, limit, times, watermarks, window.endOf(start), closesAt);
    }

    /// Empties the panes' lists of rows.
    void forgetRows() {
        for (Pane pane : touched) {
            pane.forgetRows();
        }
    }
}
