package io.velostream.engine.operator;

import io.velostream.types.RowErrors;
import java.util.ArrayList;
import java.util.List;

/// Sends each row of a batch to a pane for every window of it that is open; panes are known by
/// their window's end.
final class WindowPanes {
    private final TimeWindows windows;
    private final long latenessMicros;
    private final OpenPanes panes;
    private final Slice slice = new Slice();
    private final List<Pane> touched = new ArrayList<>();
    private final List<int[]> rowLists = new ArrayList<>();

    WindowPanes(TimeWindows windows, long latenessMicros, OpenPanes panes) {
        this.windows = windows;
        this.latenessMicros = latenessMicros;
        this.panes = panes;
    }

    /// The panes that got rows, by [Pane#rows].
    List<Pane> touched() {
        return touched;
    }

    /// Sends `rows[from..count)` on their way, but no more than gives about `enough` entries in
    /// panes. Afterwards each is in panes, late, an error, or in no window at all.
    ///
    /// @param copies numbers the entries of panes; null if they are to be the rows' own numbers
    /// @return up to which position that was done
    int route(
            EventTimes times,
            int[] rows,
            int from,
            int count,
            RowErrors errors,
            @org.jspecify.annotations.Nullable RepeatedRows copies,
            int enough) {
        int entries = 0;
        int i = from;
        while (i < count && entries < enough) {
            int row = rows[i++];
            if (!times.check(row, errors)) {
                continue;
            }
            long time = times.micros()[row];
            if (!slice.contains(time)) {
                windows.locate(time, slice);
            }
            if (!slice.isInWindow()) {
                continue;
            }
            long reached = times.watermark(row);
            if (slice.lastEnd + latenessMicros <= reached) {
                times.addLate(row);
                continue;
            }
            long end = slice.firstEnd;
            if (end + latenessMicros <= reached) {
                end = windows.firstEnd(reached - latenessMicros);
            }
            while (end <= slice.lastEnd) {
                take(end, copies == null ? row : copies.add(row));
                entries++;
                end = windows.firstEnd(end);
            }
        }
        return i;
    }

    private void take(long end, int entry) {
        Pane pane = panes.open(end);
        if (pane.count() == 0) {
            pane.noteRowsIn(rowLists.isEmpty() ? new int[64] : rowLists.removeLast());
            touched.add(pane);
        }
        pane.take(entry);
    }

    /// Empties the panes' lists of rows.
    void forgetRows() {
        for (Pane pane : touched) {
            rowLists.add(pane.forgetRows());
        }
        touched.clear();
    }
}
