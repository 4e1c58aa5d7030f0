package io.velostream.engine.operator;

import io.velostream.engine.group.Groups;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// All windows with the same start are one running total: each takes the slice behind the one
/// before it. Windows fire in order, so there is one total at a time. A row that comes for a slice
/// which is part of the total goes straight to the total: every window that it is in time for has
/// it.
final class CumulatingSlices extends WindowSlices {
    private final CumulatingWindow windows;

    /// Keeps the total, and the rows that are on their way to it.
    private final Pane total;

    /// Up to where slices are in the total; [#NONE] if there is no total.
    private long end = NONE;

    CumulatingSlices(CumulatingWindow windows, OpenPanes panes) {
        super(panes);
        this.windows = windows;
        total = new Pane(panes.newGroups());
    }

    @Override
    Pane open(long start) {
        boolean isInTotal = end != NONE && start >= total.time() && start < end;
        return isInTotal ? total : super.open(start);
    }

    @Override
    long nextEnd() {
        if (end != NONE) {
            return windows.firstEnd(end);
        }
        return panes().isEmpty()
                ? NONE
                : windows.firstEnd(Math.max(panes().first().time(), done()));
    }

    @Override
    Groups groupsOf(long windowEnd) {
        if (end == NONE) {
            total.setTime(windows.startOf(windowEnd));
        }
        end = windowEnd;
        while (!panes().isEmpty() && panes().first().time() < windowEnd) {
            total.groups().merge(panes().first().groups());
            panes().closeFirst();
        }
        return total.groups();
    }

    @Override
    void closeUpTo(long windowEnd) {
        super.closeUpTo(windowEnd);
        if (end != NONE && done() >= total.time() + windows.sizeMicros()) {
            total.groups().clear();
            end = NONE;
        }
    }

    @Override
    void forgetUnusedKeys() {
        panes().forgetUnusedKeys(total.groups());
    }

    @Override
    long stateBytes() {
        return super.stateBytes() + total.groups().stateBytes();
    }

    @Override
    void snapshot(StateWriter writer) {
        super.snapshot(writer);
        writer.writeLong(end);
        writer.writeLong(total.time());
        total.groups().snapshot(writer);
    }

    @Override
    void restore(StateReader reader) {
        super.restore(reader);
        end = reader.readLong();
        total.setTime(reader.readLong());
        total.groups().restore(reader);
    }
}
