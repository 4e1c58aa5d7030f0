package io.velostream.engine.operator;

import io.velostream.engine.group.Groups;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One open stretch of event time with its groups, and the rows of the batch at hand that fall into
/// it. Reused for a later stretch once it is closed.
final class Pane {
    private static final int[] NO_ROWS = {};

    private final Groups groups;
    private long time;
    private int[] rows = NO_ROWS;
    private int count;

    Pane(Groups groups) {
        this.groups = groups;
    }

    /// By which it is known, in micros: the start of its slice, or the end of its window.
    long time() {
        return time;
    }

    void setTime(long newTime) {
        time = newTime;
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

    /// Begins to note rows, in an array that is lent.
    void noteRowsIn(int[] lent) {
        rows = lent;
        count = 0;
    }

    /// Ends noting rows, and gives the array back, or a larger one.
    int[] forgetRows() {
        int[] lent = rows;
        rows = NO_ROWS;
        count = 0;
        return lent;
    }

    /// Takes `from[at]`, `from[at + 1]`, … up to the first row that is not in time for this pane.
    ///
    /// @param slice which times it takes now
    /// @param closesAt the watermark from which on it takes no rows
    /// @return the position of that row, or `limit`
    int take(
            int[] from,
            int at,
            int limit,
            long[] times,
            long @Nullable [] watermarks,
            Slice slice,
            long closesAt) {
        reserve(limit - at);
        int stop =
                watermarks == null
                        ? runEnd(from, at, limit, times, slice.start, slice.end)
                        : runEnd(
                                from,
                                at,
                                limit,
                                times,
                                slice.start,
                                slice.end,
                                watermarks,
                                closesAt);
        System.arraycopy(from, at, rows, count, stop - at);
        count += stop - at;
        return stop;
    }

    /// Takes one row.
    void take(int row) {
        reserve(1);
        rows[count++] = row;
    }

    private void reserve(int more) {
        if (rows.length < count + more) {
            rows = Arrays.copyOf(rows, Math.max(rows.length * 2, count + more));
        }
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
