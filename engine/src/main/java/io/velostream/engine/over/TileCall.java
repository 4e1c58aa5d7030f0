package io.velostream.engine.over;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;

/// `NTILE(buckets)`: the larger buckets come first.
final class TileCall extends WaitingCall {
    private final long buckets;
    private final Horizon horizon;

    TileCall(String name, long buckets, Horizon horizon) {
        super(name);
        this.buckets = buckets;
        this.horizon = horizon;
    }

    @Override
    boolean isReady(KeptRows rows, long row) {
        return horizon.finished;
    }

    @Override
    void evaluate(KeptRows rows, long row, Column out, int outRow, RowErrors errors) {
        ((LongColumn) out).set(outRow, tile(row, rows.end(), buckets));
    }

    /// The bucket, from 1, of the row number `row` among `count`.
    static long tile(long row, long count, long buckets) {
        long size = count / buckets;
        long larger = count % buckets;
        long inLarger = larger * (size + 1);
        return row < inLarger ? row / (size + 1) + 1 : larger + (row - inLarger) / size + 1;
    }
}
