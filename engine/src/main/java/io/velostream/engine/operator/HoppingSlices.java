package io.velostream.engine.operator;

import io.velostream.engine.group.Groups;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Two stacks over whole groups: firing costs a few merges, however many slices a window has, and
/// nothing is ever subtracted.
///
/// Event time is cut in three. In the **front**, the older slices, each pane holds its own rows and
/// those of all newer front slices. Behind it lie slices whose sum is in the **back**, each of
/// which also has its own. Behind that are slices that no window has needed yet. A window is its
/// first front pane plus the back. Sliding on drops front panes; when there are none left, the
/// slices of the next window become the front, in place, each taking in the one behind it.
///
/// A row that comes for a front slice is added to that and all older front slices: exact, at a cost
/// by their number. Only rows that come after a window of theirs has fired have that.
final class HoppingSlices extends WindowSlices {
    private final HoppingWindow windows;
    private final Groups back;
    private final Groups window;

    /// Slices that start before are in the front.
    private long frontEnd = Long.MIN_VALUE;

    /// Slices that start before, and not in the front, are in the back.
    private long backEnd = Long.MIN_VALUE;

    HoppingSlices(HoppingWindow windows, OpenPanes panes) {
        super(panes);
        this.windows = windows;
        back = panes.newGroups();
        window = panes.newGroups();
    }

    @Override
    Pane open(long start) {
        int index = panes().indexFrom(start);
        if (panes().isAt(index, start)) {
            return panes().get(index);
        }
        Pane pane = panes().insert(index, start);
        if (start < frontEnd && index + 1 < panes().size()) {
            Pane newer = panes().get(index + 1);
            if (newer.time() < frontEnd) {
                pane.groups().merge(newer.groups());
            }
        }
        return pane;
    }

    @Override
    void add(Pane pane, GroupedRows input) {
        super.add(pane, input);
        if (pane.time() >= backEnd) {
            return;
        }
        if (pane.time() >= frontEnd) {
            input.add(back, pane.rows(), pane.count());
            return;
        }
        for (int i = panes().indexFrom(pane.time()) - 1; i >= 0; i--) {
            input.add(panes().get(i).groups(), pane.rows(), pane.count());
        }
    }

    @Override
    long nextEnd() {
        return panes().isEmpty()
                ? NONE
                : windows.firstEnd(Math.max(panes().first().time(), done()));
    }

    @Override
    Groups groupsOf(long end) {
        if (panes().first().time() >= frontEnd) {
            makeFront(end);
        } else {
            extendBack(end);
        }
        Groups front = panes().first().groups();
        if (back.size() == 0) {
            return front;
        }
        window.merge(front);
        window.merge(back);
        return window;
    }

    private void makeFront(long end) {
        for (int i = panes().indexFrom(end) - 2; i >= 0; i--) {
            panes().get(i).groups().merge(panes().get(i + 1).groups());
        }
        back.clear();
        frontEnd = end;
        backEnd = end;
    }

    private void extendBack(long end) {
        int to = panes().indexFrom(end);
        for (int i = panes().indexFrom(backEnd); i < to; i++) {
            back.merge(panes().get(i).groups());
        }
        backEnd = end;
    }

    @Override
    void closeUpTo(long end) {
        super.closeUpTo(end);
        window.clear();
        while (!panes().isEmpty() && windows.lastEnd(panes().first().time()) <= done()) {
            panes().closeFirst();
        }
        if (panes().isEmpty()) {
            back.clear();
        }
    }

    @Override
    void forgetUnusedKeys() {
        panes().forgetUnusedKeys(back);
    }

    @Override
    long stateBytes() {
        return super.stateBytes() + back.stateBytes() + window.stateBytes();
    }

    @Override
    void snapshot(StateWriter writer) {
        super.snapshot(writer);
        writer.writeLong(frontEnd);
        writer.writeLong(backEnd);
        back.snapshot(writer);
    }

    @Override
    void restore(StateReader reader) {
        super.restore(reader);
        frontEnd = reader.readLong();
        backEnd = reader.readLong();
        back.restore(reader);
    }
}
