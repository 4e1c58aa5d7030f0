package io.velostream.engine.group;

import java.util.Arrays;

/// Groups by keys of two words.
final class PairTable extends GroupTable {
    /// Four longs a slot: the key's words, one more than the group (0 when the slot is free), and
    /// an unused one, so that no slot lies across two cache lines.
    private long[] slots = new long[4 * 64];

    private int shift = 64 - 6;

    PairTable() {
        super(2);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        long[] first = words[0];
        long[] second = words[1];
        long[] table = slots;
        int mask = table.length / 4 - 1;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long a = first[row];
            long b = second[row];
            int slot = slotOf(a, b, shift);
            long entry = table[4 * slot + 2];
            while (entry != 0 && (table[4 * slot] != a || table[4 * slot + 1] != b)) {
                slot = (slot + 1) & mask;
                entry = table[4 * slot + 2];
            }
            int group = (int) entry - 1;
            if (group < 0) {
                group = append(words, row);
                put(table, slot, a, b, group);
                if (size() * 8 > table.length) {
                    rebuild();
                    table = slots;
                    mask = table.length / 4 - 1;
                }
            }
            groupOfRow[row] = group;
        }
    }

    private static void put(long[] table, int slot, long a, long b, int group) {
        table[4 * slot] = a;
        table[4 * slot + 1] = b;
        table[4 * slot + 2] = group + 1L;
    }

    private static int slotOf(long a, long b, int shift) {
        long mixed = a * GOLDEN ^ Long.rotateLeft(b * GOLDEN, 32) ^ b;
        return (int) ((mixed * GOLDEN) >>> shift);
    }

    @Override
    void rebuild() {
        int count = slotsNeeded();
        long[] table = new long[4 * count];
        shift = 64 - Integer.numberOfTrailingZeros(count);
        long[] first = keys()[0];
        long[] second = keys()[1];
        for (int group = 0; group < size(); group++) {
            int slot = slotOf(first[group], second[group], shift);
            while (table[4 * slot + 2] != 0) {
                slot = (slot + 1) & (count - 1);
            }
            put(table, slot, first[group], second[group], group);
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
