package io.velostream.engine.over;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// `NTH_VALUE`, `FIRST_VALUE` and `LAST_VALUE` over a frame whose rows are all kept.
final class NthCall extends WaitingCall {
    private final FrameCursor frame;
    private final int argument;
    private final long n;
    private final boolean ignoreNulls;
    private final RowLog log;

    /// @param argument number of the log's column
    NthCall(String name, FrameCursor frame, int argument, long n, boolean ignoreNulls, RowLog log) {
        super(name);
        this.frame = frame;
        this.argument = argument;
        this.n = n;
        this.ignoreNulls = ignoreNulls;
        this.log = log;
    }

    @Override
    void evaluate(KeptRows rows, long row, Column out, int outRow, RowErrors errors) {
        long target = find(rows, row);
        if (target < 0) {
            out.setNull(outRow);
        } else {
            out.copy(outRow, log.columns()[argument], rows.slot(target));
        }
    }

    /// The row wanted, or -1.
    private long find(KeptRows rows, long row) {
        long start = frame.start(rows);
        long end = frame.end(rows);
        if (!ignoreNulls && !frame.excludes()) {
            long target = n > 0 ? start + n - 1 : end + n;
            return target >= start && target < end ? target : -1;
        }
        Column values = log.columns()[argument];
        long left = Math.abs(n);
        long step = n > 0 ? 1 : -1;
        for (long i = n > 0 ? start : end - 1; i >= start && i < end; i += step) {
            boolean counts =
                    frame.includes(rows, row, i) && !(ignoreNulls && values.isNull(rows.slot(i)));
            if (counts && --left == 0) {
                return i;
            }
        }
        return -1;
    }

    @Override
    long oldestNeeded(KeptRows rows) {
        boolean isAtEnd = n < 0 && !ignoreNulls && !frame.excludes();
        return isAtEnd ? Math.max(frame.start(rows), frame.end(rows) + n) : frame.start(rows);
    }

    @Override
    boolean isForgetful() {
        return !frame.isAnchored();
    }

    @Override
    void keepPartitions(int[] kept, int count) {}
}
