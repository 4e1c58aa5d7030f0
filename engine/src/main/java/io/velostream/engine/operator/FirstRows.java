package io.velostream.engine.operator;

import io.velostream.types.RowKind;
import java.util.Arrays;

/// Finds the rows of a batch that opened a group. Groups are numbered in order of appearance, so
/// the first row of each new group is the one whose number is the next.
final class FirstRows {
    private int[] rows = new int[0];
    private byte[] kinds = new byte[0];

    /// The rows last found.
    int[] rows() {
        return rows;
    }

    /// Finds them among `selected[0..count)` and returns how many there are.
    ///
    /// @param known how many groups there were before the batch
    /// @param size how many there are now
    int find(int[] groupOfRow, int[] selected, int count, int known, int size) {
        int wanted = size - known;
        if (rows.length < wanted) {
            rows = new int[Math.max(count, wanted)];
        }
        int found = 0;
        for (int i = 0; i < count && found < wanted; i++) {
            if (groupOfRow[selected[i]] == known + found) {
                rows[found++] = selected[i];
            }
        }
        return found;
    }

    /// Insert for the first row of a group, else the new row of an update, by row number. Valid
    /// until the next call.
    byte[] kinds(int[] groupOfRow, int[] selected, int count, int known, int size) {
        int rowCount = selected[count - 1] + 1;
        if (kinds.length < rowCount) {
            kinds = new byte[rowCount];
        }
        Arrays.fill(kinds, 0, rowCount, RowKind.UPDATE_AFTER);
        if (size > known) {
            int found = find(groupOfRow, selected, count, known, size);
            for (int i = 0; i < found; i++) {
                kinds[rows[i]] = RowKind.INSERT;
            }
        }
        return kinds;
    }
}
