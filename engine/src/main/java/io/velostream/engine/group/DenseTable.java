package io.velostream.engine.group;

import java.util.Arrays;

/// Groups by one narrow key: its code is an index.
final class DenseTable extends GroupTable {
    /// By code, one more than the group; 0 where there is none.
    private int[] groups = new int[64];

    DenseTable() {
        super(1);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        long[] word = words[0];
        int[] known = groups;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int code = (int) word[row];
            int group = code < known.length ? known[code] - 1 : -1;
            if (group < 0) {
                group = append(words, row);
                put(code, group);
                known = groups;
            }
            groupOfRow[row] = group;
        }
    }

    private void put(int code, int group) {
        if (code >= groups.length) {
            groups = Arrays.copyOf(groups, Math.max(code + 1, groups.length * 2));
        }
        groups[code] = group + 1;
    }

    @Override
    void rebuild() {
        clearIndex();
        long[] word = keys()[0];
        for (int group = 0; group < size(); group++) {
            put((int) word[group], group);
        }
    }

    @Override
    void clearIndex() {
        Arrays.fill(groups, 0);
    }
}
