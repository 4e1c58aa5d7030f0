package io.velostream.engine.group;

import java.util.Arrays;

/// Groups by keys of three words or more. A slot holds part of the hash, which spares nearly every
/// look at a key that is another one.
final class WideTable extends GroupTable {
    /// Upper half: of the hash. Lower half: one more than the group, 0 when the slot is free.
    private long[] slots = new long[64];

    WideTable(int width) {
        super(width);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            groupOfRow[row] = find(words, row);
        }
    }

    private int find(long[][] words, int row) {
        long hash = hash(words, row);
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            long entry = slots[slot];
            int group = (int) entry - 1;
            if (entry >>> 32 == hash >>> 32 && isKeyOf(group, words, row)) {
                return group;
            }
            slot = (slot + 1) & mask;
        }
        int group = append(words, row);
        slots[slot] = (hash & 0xFFFF_FFFF_0000_0000L) | (group + 1);
        if (size() * 2 > slots.length) {
            rebuild();
        }
        return group;
    }

    private boolean isKeyOf(int group, long[][] words, int row) {
        long[][] keys = keys();
        for (int i = 0; i < keys.length; i++) {
            if (keys[i][group] != words[i][row]) {
                return false;
            }
        }
        return true;
    }

    private static long hash(long[][] words, int row) {
        long hash = 0;
        for (long[] word : words) {
            hash = (hash ^ word[row]) * GOLDEN;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    @Override
    void rebuild() {
        int count = slotsNeeded();
        long[] table = new long[count];
        for (int group = 0; group < size(); group++) {
            long hash = hash(keys(), group);
            int slot = (int) hash & (count - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (count - 1);
            }
            table[slot] = (hash & 0xFFFF_FFFF_0000_0000L) | (group + 1);
        }
        slots = table;
    }

    @Override
    long indexBytes() {
        return 8L * slots.length;
    }

    @Override
    void clearIndex(int size) {
        Arrays.fill(slots, 0L);
    }
}
