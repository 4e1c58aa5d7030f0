package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.RowKind;
import org.jspecify.annotations.Nullable;

/// The kinds of the rows that a step keeps of a batch: whoever drops one half of an update turns
/// the other into a delete or an insert.
final class KeptKinds {
    private byte[] own = new byte[0];

    /// The kinds of `rows[0..count)`, some of the batch's rows in its order: those of the batch
    /// itself if no update was torn. Null if all are inserts.
    byte @Nullable [] of(Batch batch, int[] rows, int count) {
        byte[] kinds = batch.kinds();
        if (kinds == null || count == batch.size()) {
            return kinds;
        }
        int[] all = batch.rows();
        int size = batch.size();
        // Behind the last row that is there a batch need not have kinds.
        int used = all[size - 1] + 1;
        if (own.length < used) {
            own = new byte[batch.rowCount()];
        }
        System.arraycopy(kinds, 0, own, 0, used);
        boolean torn = false;
        int next = 0;
        for (int i = 0; i < size; i++) {
            int row = all[i];
            boolean isKept = next < count && rows[next] == row;
            next += isKept ? 1 : 0;
            if (kinds[row] == RowKind.UPDATE_BEFORE && i + 1 < size) {
                int after = all[++i];
                boolean isAfterKept = next < count && rows[next] == after;
                next += isAfterKept ? 1 : 0;
                if (isKept != isAfterKept) {
                    own[row] = RowKind.DELETE;
                    own[after] = RowKind.INSERT;
                    torn = true;
                }
            }
        }
        return torn ? own : kinds;
    }

    /// Copies the rows that are no old rows of updates to `kept`, which may be `rows` itself, and
    /// returns how many those are.
    static int withoutOldRows(byte[] kinds, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (kinds[rows[i]] != RowKind.UPDATE_BEFORE) {
                kept[n++] = rows[i];
            }
        }
        return n;
    }
}
