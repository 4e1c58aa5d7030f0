package io.velostream.engine.operator;

import io.velostream.engine.group.Groups;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One open stretch of event time with its groups, and the rows of the batch at hand that fall into
/// it. Reused for a later stretch once it is closed.
final class Pane {
    private final Groups groups;
    private long start;
    private int[] rows = new int[0];
    private int count;

    Pane(Groups groups) {
        this.groups = groups;
    }

    /// In micros.
    long start() {
        return start;
    }

    void setStart(long newStart) {
        start = newStart;
    }

    Groups groups() {
        return groups;
    }

    /// Ascending; only the first [#count] count.
    int[] rows() {
        return rows;
    }

    int count() {
        return count;
    }

    void forgetRows() {
        count = 0;
    }

    /// Takes `from[at]`, `from[at + 1]`, … up to the first row that is not in time for this pane.
    ///
    /// @return the position of that row, or `limit`
    int take(
            int[] from,
            int at,
            int limit,
            long[] times,
            long @Nullable [] watermarks,
            long end,
            long closesAt) {
        if (rows.length < count + limit - at) {
            rows = Arrays.copyOf(rows, Math.max(rows.length * 2, count + limit - at));
        }
        int stop =
                watermarks == null
                        ? runEnd(from, at, limit, times, start, end)
                        : runEnd(from, at, limit, times, start, end, watermarks, closesAt);
        System.arraycopy(from, at, rows, count, stop - at);
        count += stop - at;
        return stop;
    }

    private static int runEnd(int[] from, int at, int limit, long[] times, long start, long end) {
        int i = at;
        while (i < limit && times[from[i]] >= start && times[from[i]] < end) {
            i++;
        }
        return i;
    }

    private static int runEnd(
            int[] from,
            int at,
            int limit,
            long[] times,
            long start,
            long end,
            long[] watermarks,
            long closesAt) {
        int i = at;
        while (i < limit) {
            int row = from[i];
            long time = times[row];
            if (time < start || time >= end || watermarks[row] >= closesAt) {
                break;
            }
            i++;
        }
        return i;
    }
}
