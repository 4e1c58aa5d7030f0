package io.velostream.engine.over;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// Row numbers in order of event time, rows of equal time in order of arrival.
///
/// What has arrived since the last [#settle] lies unsorted behind a few sorted runs, each at least
/// twice as long as the next, so that a row is merged only about as often as the logarithm of the
/// rows that wait says, and what a watermark has passed is at the front of each run.
final class TimeRuns {
    private static final int LONGEST_SINGLE_SORT = 1 << 14;

    private long[] times = new long[2048];
    private int[] rows = new int[2048];

    /// Where each run begins, and behind the last one where the unsorted part begins.
    private int[] bounds = new int[8];

    private int runs;
    private int size;
    private final TimeOrder order = new TimeOrder();
    private long[] mergedTimes = new long[0];
    private int[] mergedRows = new int[0];

    int size() {
        return size;
    }

    /// The row numbers in no order; only the first [#size] count.
    int[] rows() {
        return rows;
    }

    /// Adds rows that arrived behind all others; row number `first + i` has the time
    /// `newTimes[selected[i]]`.
    void add(long[] newTimes, int[] selected, int count, int first) {
        if (times.length < size + count) {
            int capacity = Math.max(size + count, times.length * 2);
            times = Arrays.copyOf(times, capacity);
            rows = Arrays.copyOf(rows, capacity);
        }
        for (int i = 0; i < count; i++) {
            times[size + i] = newTimes[selected[i]];
            rows[size + i] = first + i;
        }
        size += count;
    }

    /// Gives the rows new numbers in the same order: row `i` becomes `numbers[i]`.
    void renumber(int[] numbers) {
        for (int i = 0; i < size; i++) {
            rows[i] = numbers[rows[i]];
        }
    }

    /// Removes the rows with a time before `watermark` and appends them, in order, to `dueTimes`
    /// and `dueRows`, which must have room for [#size].
    ///
    /// @return how many
    int take(long watermark, long[] dueTimes, int[] dueRows) {
        if (!hasBefore(watermark)) {
            return 0;
        }
        settle();
        int due = 0;
        int to = 0;
        int sources = 0;
        for (int run = 0; run < runs; run++) {
            int begin = bounds[run];
            int end = bounds[run + 1];
            int middle = firstNotBefore(watermark, begin, end);
            int count = middle - begin;
            System.arraycopy(times, begin, dueTimes, due, count);
            System.arraycopy(rows, begin, dueRows, due, count);
            due += count;
            sources += count > 0 ? 1 : 0;
            System.arraycopy(times, middle, times, to, end - middle);
            System.arraycopy(rows, middle, rows, to, end - middle);
            bounds[run] = to;
            to += end - middle;
        }
        size = to;
        bounds[runs] = to;
        dropEmptyRuns();
        if (sources > 1) {
            order.sort(dueTimes, dueRows, 0, due);
        }
        return due;
    }

    private boolean hasBefore(long watermark) {
        for (int run = 0; run < runs; run++) {
            if (times[bounds[run]] < watermark) {
                return true;
            }
        }
        for (int i = bounds[runs]; i < size; i++) {
            if (times[i] < watermark) {
                return true;
            }
        }
        return false;
    }

    private int firstNotBefore(long watermark, int begin, int end) {
        int low = begin;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < watermark) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void dropEmptyRuns() {
        int kept = 0;
        for (int run = 0; run < runs; run++) {
            if (bounds[run] < bounds[run + 1]) {
                bounds[kept++] = bounds[run];
            }
        }
        runs = kept;
        bounds[runs] = size;
    }

    /// Sorts what has arrived and joins runs until their lengths are as they should be.
    private void settle() {
        int fresh = bounds[runs];
        if (fresh < size) {
            // Few rows are sorted together with the run before them at once.
            while (runs > 0
                    && fresh - bounds[runs - 1] <= size - fresh
                    && size - bounds[runs - 1] <= LONGEST_SINGLE_SORT) {
                runs--;
                fresh = bounds[runs];
            }
            order.sort(times, rows, fresh, size);
            pushRun();
        }
        while (runs > 1 && bounds[runs - 1] - bounds[runs - 2] < 2 * (size - bounds[runs - 1])) {
            merge(bounds[runs - 2], bounds[runs - 1], size);
            runs--;
            bounds[runs] = size;
        }
    }

    private void pushRun() {
        runs++;
        if (runs == bounds.length) {
            bounds = Arrays.copyOf(bounds, runs * 2);
        }
        bounds[runs] = size;
    }

    /// Joins two runs that follow each other; of equal times that of the first, older one is first.
    private void merge(int begin, int middle, int end) {
        if (times[middle - 1] <= times[middle]) {
            return;
        }
        int length = middle - begin;
        if (mergedTimes.length < length) {
            mergedTimes = new long[length * 2];
            mergedRows = new int[length * 2];
        }
        System.arraycopy(times, begin, mergedTimes, 0, length);
        System.arraycopy(rows, begin, mergedRows, 0, length);
        mergeInto(mergedTimes, mergedRows, length, times, rows, begin, middle, end);
    }

    private static void mergeInto(
            long[] leftTimes,
            int[] leftRows,
            int leftCount,
            long[] times,
            int[] rows,
            int begin,
            int middle,
            int end) {
        int left = 0;
        int right = middle;
        int to = begin;
        while (left < leftCount && right < end) {
            if (leftTimes[left] <= times[right]) {
                times[to] = leftTimes[left];
                rows[to++] = leftRows[left++];
            } else {
                times[to] = times[right];
                rows[to++] = rows[right++];
            }
        }
        System.arraycopy(leftTimes, left, times, to, leftCount - left);
        System.arraycopy(leftRows, left, rows, to, leftCount - left);
    }

    void snapshot(StateWriter writer) {
        settle();
        writer.writeInts(bounds, runs + 1);
        writer.writeLongs(times, size);
        writer.writeInts(rows, size);
    }

    void restore(StateReader reader) {
        bounds = reader.readInts();
        runs = bounds.length - 1;
        times = reader.readLongs();
        rows = reader.readInts();
        size = rows.length;
    }

    long bytes() {
        return 12L * (times.length + mergedTimes.length);
    }
}
