package io.velostream.engine.group;

/// Groups by keys of three words or more. A slot is one long: in the upper half that of the hash,
/// which spares nearly every look at a key that is another one; in the lower half one more than the
/// group, 0 when the slot is free.
final class WideTable extends HashedTable {
    private static final long UPPER = 0xFFFF_FFFF_0000_0000L;

    WideTable(int width) {
        super(width, 1);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            groupOfRow[row] = find(words, row);
        }
    }

    private int find(long[][] words, int row) {
        long hash = hashOf(words, row);
        long[] table = parts().slotsFor(hash);
        int mask = table.length - 1;
        int slot = HashParts.slotOf(hash, mask);
        while (table[slot] != 0) {
            long entry = table[slot];
            int group = (int) entry - 1;
            if (((entry ^ hash) & UPPER) == 0 && isKeyOf(group, words, row)) {
                return group;
            }
            slot = (slot + 1) & mask;
        }
        return add(words, row, hash, slot);
    }

    private boolean isKeyOf(int group, long[][] words, int row) {
        long[][] keys = keys().pageOf(group);
        int within = KeyPages.within(group);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i][within] != words[i][row]) {
                return false;
            }
        }
        return true;
    }

    @Override
    long hashOf(long[][] words, int row) {
        long hash = 0;
        for (long[] word : words) {
            hash = (hash ^ word[row]) * GOLDEN;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    @Override
    public long hashAt(long[] table, int at) {
        return table[at];
    }

    @Override
    public boolean isFree(long[] table, int at) {
        return table[at] == 0;
    }

    @Override
    void put(long[] table, int at, long[][] words, int row, long hash, int group) {
        table[at] = (hash & UPPER) | (group + 1);
    }
}
