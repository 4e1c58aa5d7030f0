package io.velostream.engine.group;

import java.util.Arrays;

/// The one group of a query without keys.
final class SingleGroup extends GroupTable {
    SingleGroup() {
        super(0);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        if (size() == 0) {
            append(words, 0);
            Arrays.fill(groupOfRow, 0);
        }
        for (int i = 0; i < count; i++) {
            groupOfRow[rows[i]] = 0;
        }
    }

    @Override
    void rebuild() {}

    @Override
    long indexBytes() {
        return 0;
    }

    @Override
    void clearIndex(int size) {}
}
