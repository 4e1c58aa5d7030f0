package io.velostream.engine.group;

import java.util.Arrays;

/// Groups by keys of one word: a long, a double, or two narrow keys.
final class LongTable extends GroupTable {
    /// Two longs a slot: the key, and one more than the group (0 when the slot is free).
    private long[] slots = new long[2 * 64];

    private int shift = 64 - 6;

    LongTable() {
        super(1);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        long[] word = words[0];
        long[] table = slots;
        int mask = table.length / 2 - 1;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long key = word[row];
            int slot = slotOf(key, shift);
            long entry = table[2 * slot + 1];
            while (entry != 0 && table[2 * slot] != key) {
                slot = (slot + 1) & mask;
                entry = table[2 * slot + 1];
            }
            int group = (int) entry - 1;
            if (group < 0) {
                group = add(words, row, slot);
                table = slots;
                mask = table.length / 2 - 1;
            }
            groupOfRow[row] = group;
        }
    }

    private int add(long[][] words, int row, int slot) {
        int group = append(words, row);
        slots[2 * slot] = words[0][row];
        slots[2 * slot + 1] = group + 1L;
        if (size() * 4 > slots.length) {
            rebuild();
        }
        return group;
    }

    private static int slotOf(long key, int shift) {
        return (int) (((key ^ (key >>> 32)) * GOLDEN) >>> shift);
    }

    @Override
    void rebuild() {
        int count = slotsNeeded();
        long[] table = new long[2 * count];
        shift = 64 - Integer.numberOfTrailingZeros(count);
        long[] word = keys()[0];
        for (int group = 0; group < size(); group++) {
            int slot = slotOf(word[group], shift);
            while (table[2 * slot + 1] != 0) {
                slot = (slot + 1) & (count - 1);
            }
            table[2 * slot] = word[group];
            table[2 * slot + 1] = group + 1L;
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
