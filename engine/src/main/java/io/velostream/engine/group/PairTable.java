package io.velostream.engine.group;

/// Groups by keys of two words.
///
/// A slot has four longs: the key's words, one more than the group (0 when the slot is free), and
/// an unused one, so that no slot lies across two cache lines.
final class PairTable extends HashedTable {
    PairTable() {
        super(2, 4);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        long[] first = words[0];
        long[] second = words[1];
        long[][] slots = parts().slots();
        int shift = parts().partShift();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long a = first[row];
            long b = second[row];
            long hash = hash(a, b);
            long[] table = slots[HashParts.partOf(hash, shift)];
            int mask = table.length / 4 - 1;
            int slot = HashParts.slotOf(hash, mask);
            long entry = table[4 * slot + 2];
            while (entry != 0 && (table[4 * slot] != a || table[4 * slot + 1] != b)) {
                slot = (slot + 1) & mask;
                entry = table[4 * slot + 2];
            }
            int group = (int) entry - 1;
            if (group < 0) {
                group = add(words, row, hash, 4 * slot);
                slots = parts().slots();
                shift = parts().partShift();
            }
            groupOfRow[row] = group;
        }
    }

    private static long hash(long a, long b) {
        long mixed = a * GOLDEN ^ Long.rotateLeft(b * GOLDEN, 32) ^ b;
        return mixed * GOLDEN;
    }

    @Override
    long hashOf(long[][] words, int row) {
        return hash(words[0][row], words[1][row]);
    }

    @Override
    public long hashAt(long[] table, int at) {
        return hash(table[at], table[at + 1]);
    }

    @Override
    public boolean isFree(long[] table, int at) {
        return table[at + 2] == 0;
    }

    @Override
    void put(long[] table, int at, long[][] words, int row, long hash, int group) {
        table[at] = words[0][row];
        table[at + 1] = words[1][row];
        table[at + 2] = group + 1L;
    }
}
