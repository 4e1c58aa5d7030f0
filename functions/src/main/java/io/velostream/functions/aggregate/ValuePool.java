package io.velostream.functions.aggregate;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// Byte strings with small numbers, equal ones with the same. Unlike a
/// [io.velostream.types.Dictionary] it forgets: each number counts how many hold it, and is used
/// again when nobody does.
final class ValuePool {
    private static final int FIRST_CAPACITY = 64;

    /// Fowler, Noll and Vo's prime.
    private static final long HASH_PRIME = 0x100000001B3L;

    private final GroupBytes values = new GroupBytes();
    private int[] holders = new int[0];
    private int[] hashes = new int[0];

    /// Numbers that were used and are free, as a stack through this array.
    private int[] nextFree = new int[0];

    private int firstFree = -1;

    /// How many numbers were ever used.
    private int used;

    private int live;

    /// Open addressing by linear probing: number plus one, 0 where free.
    private int[] slots = new int[FIRST_CAPACITY];

    /// The number of the value, which has nobody to hold it if it is new.
    int intern(byte[] from, int start, int length) {
        int hash = hash(from, start, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && equal(id, from, start, length)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        int id = firstFree >= 0 ? firstFree : used;
        if (firstFree >= 0) {
            firstFree = nextFree[id];
        } else {
            used++;
        }
        put(id, hash, from, start, length);
        slots[slot] = id + 1;
        growSlots();
        return id;
    }

    private void put(int id, int hash, byte[] from, int start, int length) {
        if (id >= holders.length) {
            int capacity = Math.max(id + 1, Math.max(16, holders.length * 2));
            holders = Arrays.copyOf(holders, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
            nextFree = Arrays.copyOf(nextFree, capacity);
            values.grow(capacity);
        }
        values.set(id, from, start, length);
        hashes[id] = hash;
        holders[id] = 0;
        live++;
    }

    private boolean equal(int id, byte[] from, int start, int length) {
        int mine = values.start(id);
        return values.length(id) == length
                && Arrays.equals(values.bytes(), mine, mine + length, from, start, start + length);
    }

    private static int hash(byte[] from, int start, int length) {
        long hash = length;
        for (int i = start; i < start + length; i++) {
            hash = (hash ^ from[i]) * HASH_PRIME;
        }
        return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32);
    }

    private void growSlots() {
        if (live * 2L > slots.length) {
            int[] old = slots;
            slots = new int[Math.multiplyExact(old.length, 2)];
            for (int entry : old) {
                if (entry != 0) {
                    enter(entry);
                }
            }
        }
    }

    private void enter(int entry) {
        int mask = slots.length - 1;
        int slot = hashes[entry - 1] & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = entry;
    }

    void hold(int id) {
        holders[id]++;
    }

    /// Whether the value is gone with its last holder.
    boolean release(int id) {
        if (--holders[id] > 0) {
            return false;
        }
        removeSlot(id);
        values.reset(id);
        values.giveBack();
        nextFree[id] = firstFree;
        firstFree = id;
        live--;
        return true;
    }

    /// Frees the slot and moves back those behind it that would not be found any more.
    private void removeSlot(int id) {
        int mask = slots.length - 1;
        int hole = hashes[id] & mask;
        while (slots[hole] != id + 1) {
            hole = (hole + 1) & mask;
        }
        int next = (hole + 1) & mask;
        while (slots[next] != 0) {
            int wanted = hashes[slots[next] - 1] & mask;
            if (((next - wanted) & mask) >= ((next - hole) & mask)) {
                slots[hole] = slots[next];
                hole = next;
            }
            next = (next + 1) & mask;
        }
        slots[hole] = 0;
    }

    byte[] bytes() {
        return values.bytes();
    }

    int start(int id) {
        return values.start(id);
    }

    int length(int id) {
        return values.length(id);
    }

    /// In the order of the bytes.
    int compare(int a, int b) {
        int startA = values.start(a);
        int startB = values.start(b);
        return Arrays.compareUnsigned(
                values.bytes(),
                startA,
                startA + values.length(a),
                values.bytes(),
                startB,
                startB + values.length(b));
    }

    void clear() {
        if (used > 0) {
            values.clear(holders.length);
            Arrays.fill(slots, 0);
            firstFree = -1;
            used = 0;
            live = 0;
        }
    }

    /// How much memory this takes.
    long size() {
        return values.size() + 12L * holders.length + 4L * slots.length;
    }

    /// Writes the values with their numbers, but not who holds them: their holders do that.
    void write(StateWriter writer) {
        boolean[] isFree = new boolean[used];
        for (int id = firstFree; id >= 0; id = nextFree[id]) {
            isFree[id] = true;
        }
        writer.writeInt(used);
        for (int id = 0; id < used; id++) {
            writer.writeBoolean(isFree[id]);
            if (!isFree[id]) {
                writer.writeBytes(values.bytes(), values.start(id), values.length(id));
            }
        }
    }

    /// Reads the values with their numbers. Whoever held one must [#hold] it again.
    void read(StateReader reader) {
        clear();
        int count = reader.readInt();
        for (int id = 0; id < count; id++) {
            used++;
            if (reader.readBoolean()) {
                put(id, 0, new byte[0], 0, 0);
                live--;
                nextFree[id] = firstFree;
                firstFree = id;
            } else {
                byte[] value = reader.readBytes();
                put(id, hash(value, 0, value.length), value, 0, value.length);
                enter(id + 1);
                growSlots();
            }
        }
    }
}
