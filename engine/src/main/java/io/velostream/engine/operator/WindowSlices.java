package io.velostream.engine.operator;

import io.velostream.engine.group.Groups;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// The rows of all windows that have not fired yet, each slice of event time grouped once for all
/// the windows it is in. What differs from one kind of window to another is how the slices of a
/// window are put together when it fires.
///
/// Only slices with rows exist, and only windows with such slices fire, so nothing ever loops over
/// empty windows.
abstract sealed class WindowSlices permits TumblingSlices, HoppingSlices, CumulatingSlices {
    static final long NONE = Long.MAX_VALUE;

    private final OpenPanes panes;

    /// Windows that end here or before are over.
    private long done = Long.MIN_VALUE;

    WindowSlices(OpenPanes panes) {
        this.panes = panes;
    }

    static WindowSlices of(TimeWindows windows, OpenPanes panes) {
        return switch (windows) {
            case TumblingWindow tumbling -> new TumblingSlices(tumbling, panes);
            case HoppingWindow hopping -> new HoppingSlices(hopping, panes);
            case CumulatingWindow cumulating -> new CumulatingSlices(cumulating, panes);
        };
    }

    final OpenPanes panes() {
        return panes;
    }

    /// Where rows of the slice that starts at `start` are noted before [#add].
    Pane open(long start) {
        return panes.open(start);
    }

    /// Adds the rows that are noted in a pane.
    void add(Pane pane, GroupedRows input) {
        input.add(pane.groups(), pane.rows(), pane.count());
    }

    /// The end of the first window that has rows and is not over, or [#NONE].
    abstract long nextEnd();

    /// Puts the groups of the window that ends at `end` together, the [#nextEnd]. They are valid
    /// until [#closeUpTo], which must follow.
    abstract Groups groupsOf(long end);

    /// Takes all windows that end at `end` or before for over, and frees what no later window
    /// needs. Those among them that have rows must have fired.
    void closeUpTo(long end) {
        done = Math.max(done, end);
    }

    /// Windows that end here or before are over.
    final long done() {
        return done;
    }

    /// To be called now and then between batches.
    void forgetUnusedKeys() {
        panes.forgetUnusedKeys();
    }

    long stateBytes() {
        return panes.stateBytes();
    }

    void snapshot(StateWriter writer) {
        writer.writeLong(done);
        panes.snapshot(writer);
    }

    void restore(StateReader reader) {
        done = reader.readLong();
        panes.restore(reader);
    }
}
