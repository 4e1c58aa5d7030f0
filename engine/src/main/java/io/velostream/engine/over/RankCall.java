package io.velostream.engine.over;

import io.velostream.planner.plan.OverCall.Rank;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `ROW_NUMBER`, `RANK`, `DENSE_RANK`, and, once the partition is complete, `PERCENT_RANK` and
/// `CUME_DIST`.
final class RankCall extends WaitingCall {
    private final Rank rank;
    private final Horizon horizon;
    private final @Nullable FrameCursor peers;

    /// @param peers for `CUME_DIST`: the frame of the peers of the current row
    RankCall(String name, Rank rank, Horizon horizon, @Nullable FrameCursor peers) {
        super(name);
        this.rank = rank;
        this.horizon = horizon;
        this.peers = peers;
    }

    /// Whether the whole partition decides.
    static boolean needsAll(Rank rank) {
        return rank == Rank.PERCENT_RANK || rank == Rank.CUME_DIST;
    }

    @Override
    boolean isReady(KeptRows rows, long row) {
        return !needsAll(rank) || horizon.finished;
    }

    @Override
    void evaluate(KeptRows rows, long row, Column out, int outRow, RowErrors errors) {
        switch (rank) {
            case ROW_NUMBER -> ((LongColumn) out).set(outRow, row + 1);
            case RANK -> ((LongColumn) out).set(outRow, rows.groupStart(row) + 1);
            case DENSE_RANK -> ((LongColumn) out).set(outRow, rows.groupNumber(row) + 1);
            case PERCENT_RANK -> {
                long others = rows.end() - 1;
                double share = others == 0 ? 0 : rows.groupStart(row) / (double) others;
                ((DoubleColumn) out).set(outRow, share);
            }
            case CUME_DIST -> {
                long upToPeers = Objects.requireNonNull(peers).end(rows);
                ((DoubleColumn) out).set(outRow, upToPeers / (double) rows.end());
            }
        }
    }
}
