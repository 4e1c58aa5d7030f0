package io.velostream.engine.operator;

import io.velostream.engine.group.Groups;

/// A slice is a window.
final class TumblingSlices extends WindowSlices {
    private final TumblingWindow windows;

    TumblingSlices(TumblingWindow windows, OpenPanes panes) {
        super(panes);
        this.windows = windows;
    }

    @Override
    long nextEnd() {
        return panes().isEmpty() ? NONE : windows.firstEnd(panes().first().time());
    }

    @Override
    Groups groupsOf(long end) {
        return panes().first().groups();
    }

    @Override
    void closeUpTo(long end) {
        super.closeUpTo(end);
        while (!panes().isEmpty() && windows.firstEnd(panes().first().time()) <= done()) {
            panes().closeFirst();
        }
    }
}
