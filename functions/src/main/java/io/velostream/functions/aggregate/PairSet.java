package io.velostream.functions.aggregate;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// A set of (group, key): open addressing over two arrays, nothing per entry.
final class PairSet {
    private static final int FIRST_CAPACITY = 64;

    /// Group plus one; 0 where the slot is free.
    private int[] groups = new int[FIRST_CAPACITY];

    private long[] keys = new long[FIRST_CAPACITY];
    private int size;

    /// Whether the pair was not there yet.
    boolean add(int group, long key) {
        int mask = groups.length - 1;
        int slot = hash(group, key) & mask;
        while (groups[slot] != 0) {
            if (keys[slot] == key && groups[slot] == group + 1) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        groups[slot] = group + 1;
        keys[slot] = key;
        size++;
        if (size * 2L > groups.length) {
            rehash();
        }
        return true;
    }

    private static int hash(int group, long key) {
        long mixed = (key ^ Long.rotateLeft(group * 0xC2B2AE3D27D4EB4FL, 31)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 45);
    }

    private void rehash() {
        int[] oldGroups = groups;
        long[] oldKeys = keys;
        groups = new int[Math.multiplyExact(oldGroups.length, 2)];
        keys = new long[groups.length];
        int mask = groups.length - 1;
        for (int i = 0; i < oldGroups.length; i++) {
            if (oldGroups[i] != 0) {
                int slot = hash(oldGroups[i] - 1, oldKeys[i]) & mask;
                while (groups[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                groups[slot] = oldGroups[i];
                keys[slot] = oldKeys[i];
            }
        }
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(groups, 0);
            size = 0;
        }
    }

    void write(StateWriter writer) {
        writer.writeInt(size);
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] != 0) {
                writer.writeInt(groups[i] - 1);
                writer.writeLong(keys[i]);
            }
        }
    }

    void read(StateReader reader) {
        clear();
        int count = reader.readInt();
        for (int i = 0; i < count; i++) {
            add(reader.readInt(), reader.readLong());
        }
    }
}
