package io.velostream.engine.over;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// One window function of a [WaitingOverOperator], for all partitions, row by row: each row of a
/// partition in order, once it [#isReady].
///
/// The frames' cursors have been moved to the row before any method with a `row` is called.
abstract class WaitingCall {
    private final String name;

    WaitingCall(String name) {
        this.name = name;
    }

    final String name() {
        return name;
    }

    /// Whether all that the result for `row` depends on is there, besides the frame.
    boolean isReady(KeptRows rows, long row) {
        return true;
    }

    /// Writes the result for `row` to `outRow` of `out`, which holds nothing there yet.
    ///
    /// @param errors told of `outRow` if it fails
    abstract void evaluate(KeptRows rows, long row, Column out, int outRow, RowErrors errors);

    /// The oldest row that will be looked at for the rows from [KeptRows#next] on, besides what the
    /// frames' cursors need.
    long oldestNeeded(KeptRows rows) {
        return Long.MAX_VALUE;
    }

    /// Whether a partition without rows is like one that has never been.
    boolean isForgetful() {
        return false;
    }

    /// Partition `i` is from now on what partition `kept[i]` was; others are forgotten.
    void keepPartitions(int[] kept, int count) {
        throw new IllegalStateException(name + " remembers partitions");
    }

    /// Forgets everything about partition 0, the only one.
    void restart() {}

    long bytes() {
        return 0;
    }

    void snapshot(int partitions, StateWriter writer) {}

    void restore(StateReader reader) {}
}
