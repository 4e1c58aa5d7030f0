package io.velostream.functions.aggregate;

import java.util.Arrays;

/// Pairs of (group, key), each an entry with a small number: open addressing over entry numbers,
/// nothing per entry but array elements. The entries of a group form a list in the order in which
/// they came, so that a group is read or forgotten without a look at the others.
final class PairTable {
    private static final int FIRST_CAPACITY = 32;
    static final int NONE = -1;

    /// By entry.
    private int[] groups = new int[FIRST_CAPACITY];

    private long[] keys = new long[FIRST_CAPACITY];

    /// The entry behind in the group, or in the list of free ones.
    private int[] next = new int[FIRST_CAPACITY];

    private int[] previous = new int[FIRST_CAPACITY];

    /// By group, plus one: 0 if there is none.
    private int[] heads = new int[0];

    private int[] tails = new int[0];

    /// Entry plus one; 0 where the slot is free.
    private int[] slots = new int[FIRST_CAPACITY * 2];

    private int firstFree = NONE;
    private int used;
    private int size;

    /// Makes room for the groups `0..count`.
    void ensureGroups(int count) {
        if (count > heads.length) {
            int capacity = Math.max(count, Math.max(16, heads.length * 2));
            heads = Arrays.copyOf(heads, capacity);
            tails = Arrays.copyOf(tails, capacity);
        }
    }

    int size() {
        return size;
    }

    /// How many entries there is room for: a bound of their numbers.
    int capacity() {
        return keys.length;
    }

    /// The entry of the pair, or [#NONE].
    int find(int group, long key) {
        int mask = slots.length - 1;
        int slot = hash(group, key) & mask;
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (keys[entry] == key && groups[entry] == group) {
                return entry;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    /// Adds the pair at the end of its group. Returns its entry, or the complement of the entry
    /// (which is negative) if it was there.
    int add(int group, long key) {
        int mask = slots.length - 1;
        int slot = hash(group, key) & mask;
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (keys[entry] == key && groups[entry] == group) {
                return ~entry;
            }
            slot = (slot + 1) & mask;
        }
        int entry = newEntry();
        slots[slot] = entry + 1;
        groups[entry] = group;
        keys[entry] = key;
        append(group, entry);
        size++;
        if (size * 2L > slots.length) {
            rehash();
        }
        return entry;
    }

    private int newEntry() {
        if (firstFree != NONE) {
            int entry = firstFree;
            firstFree = next[entry];
            return entry;
        }
        if (used == keys.length) {
            int capacity = Math.multiplyExact(used, 2);
            groups = Arrays.copyOf(groups, capacity);
            keys = Arrays.copyOf(keys, capacity);
            next = Arrays.copyOf(next, capacity);
            previous = Arrays.copyOf(previous, capacity);
        }
        return used++;
    }

    private void append(int group, int entry) {
        int tail = tails[group] - 1;
        previous[entry] = tail;
        next[entry] = NONE;
        if (tail == NONE) {
            heads[group] = entry + 1;
        } else {
            next[tail] = entry;
        }
        tails[group] = entry + 1;
    }

    private static int hash(int group, long key) {
        long mixed = (key ^ Long.rotateLeft(group * 0xC2B2AE3D27D4EB4FL, 31)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 45);
    }

    private void rehash() {
        slots = new int[Math.multiplyExact(slots.length, 2)];
        int mask = slots.length - 1;
        for (int group = 0; group < heads.length; group++) {
            for (int entry = heads[group] - 1; entry != NONE; entry = next[entry]) {
                int slot = hash(group, keys[entry]) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry + 1;
            }
        }
    }

    /// The first entry of the group, or [#NONE].
    int first(int group) {
        return heads[group] - 1;
    }

    /// The entry that came next in the same group, or [#NONE].
    int next(int entry) {
        return next[entry];
    }

    long key(int entry) {
        return keys[entry];
    }

    void remove(int entry) {
        removeSlot(entry);
        int group = groups[entry];
        int before = previous[entry];
        int behind = next[entry];
        if (before == NONE) {
            heads[group] = behind + 1;
        } else {
            next[before] = behind;
        }
        if (behind == NONE) {
            tails[group] = before + 1;
        } else {
            previous[behind] = before;
        }
        next[entry] = firstFree;
        firstFree = entry;
        size--;
    }

    /// Removes all entries of the group.
    void reset(int group) {
        int entry = first(group);
        while (entry != NONE) {
            int behind = next[entry];
            remove(entry);
            entry = behind;
        }
    }

    /// Frees the slot and moves back those behind it that would not be found any more.
    private void removeSlot(int removed) {
        int mask = slots.length - 1;
        int hole = hash(groups[removed], keys[removed]) & mask;
        while (slots[hole] != removed + 1) {
            hole = (hole + 1) & mask;
        }
        int probe = (hole + 1) & mask;
        while (slots[probe] != 0) {
            int entry = slots[probe] - 1;
            int wanted = hash(groups[entry], keys[entry]) & mask;
            if (((probe - wanted) & mask) >= ((probe - hole) & mask)) {
                slots[hole] = slots[probe];
                hole = probe;
            }
            probe = (probe + 1) & mask;
        }
        slots[hole] = 0;
    }

    void clear() {
        if (used > 0) {
            Arrays.fill(slots, 0);
            Arrays.fill(heads, 0);
            Arrays.fill(tails, 0);
            firstFree = NONE;
            used = 0;
            size = 0;
        }
    }

    /// How much memory this takes.
    long bytes() {
        return 20L * keys.length + 4L * slots.length + 8L * heads.length;
    }
}
