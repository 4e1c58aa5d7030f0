package io.velostream.engine.group;

/// Groups by keys of one word: a long, a double, or two narrow keys.
///
/// A slot has two longs: the key, and one more than the group (0 when the slot is free).
final class LongTable extends HashedTable {
    LongTable() {
        super(1, 2);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        long[] word = words[0];
        long[][] slots = parts().slots();
        int shift = parts().partShift();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long key = word[row];
            long hash = hash(key);
            long[] table = slots[HashParts.partOf(hash, shift)];
            int mask = table.length / 2 - 1;
            int slot = HashParts.slotOf(hash, mask);
            long entry = table[2 * slot + 1];
            while (entry != 0 && table[2 * slot] != key) {
                slot = (slot + 1) & mask;
                entry = table[2 * slot + 1];
            }
            int group = (int) entry - 1;
            if (group < 0) {
                group = add(words, row, hash, 2 * slot);
                slots = parts().slots();
                shift = parts().partShift();
            }
            groupOfRow[row] = group;
        }
    }

    private static long hash(long key) {
        return (key ^ (key >>> 32)) * GOLDEN;
    }

    @Override
    long hashOf(long[][] words, int row) {
        return hash(words[0][row]);
    }

    @Override
    public long hashAt(long[] table, int at) {
        return hash(table[at]);
    }

    @Override
    public boolean isFree(long[] table, int at) {
        return table[at + 1] == 0;
    }

    @Override
    void put(long[] table, int at, long[][] words, int row, long hash, int group) {
        table[at] = words[0][row];
        table[at + 1] = group + 1L;
    }
}
