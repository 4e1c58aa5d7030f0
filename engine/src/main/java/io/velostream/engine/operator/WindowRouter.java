package io.velostream.engine.operator;

import io.velostream.types.RowErrors;
import java.util.ArrayList;
import java.util.List;

/// Sends the rows of a batch to the slices they fall into. Rows of one slice mostly follow each
/// other, so it works run by run: one division and one look-up per run.
///
/// A row that has come after some of its windows, but not all, belongs to those that are left only.
/// So those that are over must have fired before it is added: routing then stops in front of it,
/// see [#dueBy].
final class WindowRouter {
    private final TimeWindows windows;
    private final long latenessMicros;
    private final PaneSource panes;
    private final Slice slice = new Slice();
    private final List<Pane> touched = new ArrayList<>();

    /// Panes are many, those that a batch touches few: they take turns with these.
    private final List<int[]> rowLists = new ArrayList<>();

    private long dueBy;

    WindowRouter(TimeWindows windows, long latenessMicros, PaneSource panes) {
        this.windows = windows;
        this.latenessMicros = latenessMicros;
        this.panes = panes;
    }

    /// The panes that got rows, by [Pane#rows].
    List<Pane> touched() {
        return touched;
    }

    /// After routing has stopped early: the watermark by which windows have to fire first.
    long dueBy() {
        return dueBy;
    }

    /// Sends `rows[from..count)` on their way, until windows have to fire. Afterwards each is in a
    /// pane, late, an error, or in no window at all.
    ///
    /// @return up to which position that was done
    int route(EventTimes times, int[] rows, int from, int count, RowErrors errors) {
        long[] micros = times.micros();
        int i = from;
        while (i < count) {
            int row = rows[i];
            if (!times.check(row, errors)) {
                i++;
                continue;
            }
            locate(micros[row]);
            long reached = times.watermark(row);
            if (!slice.isInWindow() || slice.lastEnd + latenessMicros <= reached) {
                if (slice.isInWindow()) {
                    times.addLate(row);
                }
                i++;
                continue;
            }
            long due = dueOf(times.closedUpTo());
            if (due <= reached) {
                dueBy = reached;
                return i;
            }
            Pane pane = panes.open(slice);
            if (pane.count() == 0) {
                pane.noteRowsIn(rowLists.isEmpty() ? new int[0] : rowLists.removeLast());
                touched.add(pane);
            }
            int limit = times.hasNulls() ? i + 1 : count;
            i = pane.take(rows, i, limit, micros, times.watermarks(), slice, due);
        }
        return count;
    }

    private void locate(long micros) {
        if (!slice.contains(micros)) {
            windows.locate(micros, slice);
        }
    }

    /// The watermark at which the first window of the slice fires that has not fired yet.
    private long dueOf(long closedUpTo) {
        long due = slice.firstEnd + latenessMicros;
        return due > closedUpTo
                ? due
                : windows.firstEnd(closedUpTo - latenessMicros) + latenessMicros;
    }

    /// Empties the panes' lists of rows.
    void forgetRows() {
        for (Pane pane : touched) {
            rowLists.add(pane.forgetRows());
        }
        touched.clear();
    }
}
