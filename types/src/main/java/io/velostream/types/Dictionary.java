package io.velostream.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Distinct byte strings, numbered from 0 in order of arrival. Entries never change or go.
///
/// The table holds per slot: first eight bytes, last eight bytes, length, number. So strings of up
/// to 16 bytes are found without touching the entry's bytes, and a hit costs one cache line.
///
/// Whoever looks up must own [#PADDING] readable bytes before and behind the string.
public final class Dictionary {
    /// How many bytes around a looked-up string must be readable.
    public static final int PADDING = 8;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// By length up to eight, the bytes that belong to a string. Looked up rather than shifted:
    /// lengths on both sides of eight would make a branch that is guessed wrong.
    private static final long[] FIRST = new long[9];

    private static final long[] LAST = new long[9];

    static {
        for (int length = 1; length <= 8; length++) {
            FIRST[length] = -1L >>> (64 - 8 * length);
            LAST[length] = -1L << (64 - 8 * length);
        }
    }

    /// Four longs a slot: first bytes, last bytes, `number << 32 | length + 1` (0 when free),
    /// unused.
    private long[] slots;

    private int mask;
    private int size;
    private byte[] bytes = new byte[1024];
    private int used = PADDING;
    private int[] starts = new int[64];
    private int[] lengths = new int[64];

    public Dictionary() {
        slots = new long[4 * 512];
        mask = 511;
    }

    public int size() {
        return size;
    }

    /// How much memory the entries and the table take.
    public long memoryBytes() {
        return bytes.length + 8L * slots.length + 8L * starts.length;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int start(int id) {
        return starts[id];
    }

    public int length(int id) {
        return lengths[id];
    }

    public void get(int id, Text view) {
        view.set(bytes, starts[id], lengths[id]);
    }

    public String getString(int id) {
        Text view = new Text();
        get(id, view);
        return view.toString();
    }

    /// The number of the string, or -1.
    public int find(byte[] from, int offset, int length) {
        long first = firstBytes(from, offset, length);
        long last = lastBytes(from, offset, length);
        long[] table = slots;
        int at = (hash(first, last, length) & mask) * 4;
        long entry = table[at + 2];
        // Almost always the first slot holds it; one test tells, without a branch per part.
        long difference =
                (table[at] ^ first) | (table[at + 1] ^ last) | ((int) entry ^ (length + 1));
        if (difference == 0 && length <= 16) {
            return (int) (entry >>> 32);
        }
        return findElsewhere(first, last, length, from, offset);
    }

    private int findElsewhere(long first, long last, int length, byte[] from, int offset) {
        long entry = slots[slotOf(first, last, length, from, offset) * 4 + 2];
        return entry == 0 ? -1 : (int) (entry >>> 32);
    }

    /// The number of the string, which is added when it is new.
    public int intern(byte[] from, int offset, int length) {
        long first = firstBytes(from, offset, length);
        long last = lastBytes(from, offset, length);
        int slot = slotOf(first, last, length, from, offset);
        long entry = slots[slot * 4 + 2];
        return entry != 0 ? (int) (entry >>> 32) : add(slot, first, last, from, offset, length);
    }

    /// As [#intern] for bytes without readable surroundings.
    public int internCopy(byte[] from, int offset, int length) {
        byte[] padded = new byte[length + 2 * PADDING];
        System.arraycopy(from, offset, padded, PADDING, length);
        return intern(padded, PADDING, length);
    }

    private int slotOf(long first, long last, int length, byte[] from, int offset) {
        long[] table = slots;
        int slot = hash(first, last, length) & mask;
        while (true) {
            int at = slot * 4;
            long entry = table[at + 2];
            if (entry == 0) {
                return slot;
            }
            if ((int) entry == length + 1
                    && table[at] == first
                    && table[at + 1] == last
                    && (length <= 16
                            || middleMatches((int) (entry >>> 32), from, offset, length))) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private boolean middleMatches(int id, byte[] from, int offset, int length) {
        int start = starts[id];
        return Arrays.equals(
                bytes, start + 8, start + length - 8, from, offset + 8, offset + length - 8);
    }

    private int add(int slot, long first, long last, byte[] from, int offset, int length) {
        int id = size++;
        if (id == starts.length) {
            starts = Arrays.copyOf(starts, id * 2);
            lengths = Arrays.copyOf(lengths, id * 2);
        }
        int needed = used + length + PADDING;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        System.arraycopy(from, offset, bytes, used, length);
        starts[id] = used;
        lengths[id] = length;
        used += length;
        put(slots, slot, first, last, entryOf(id, length));
        // A load of one eighth: a hit is then almost always in the first slot.
        if (size * 8 > mask) {
            rehash();
        }
        return id;
    }

    private static long entryOf(int id, int length) {
        return ((long) id << 32) | (length + 1);
    }

    private void rehash() {
        long[] old = slots;
        int newMask = mask * 2 + 1;
        long[] table = new long[(newMask + 1) * 4];
        for (int at = 0; at < old.length; at += 4) {
            if (old[at + 2] != 0) {
                int slot = hash(old[at], old[at + 1], (int) old[at + 2] - 1) & newMask;
                while (table[slot * 4 + 2] != 0) {
                    slot = (slot + 1) & newMask;
                }
                put(table, slot, old[at], old[at + 1], old[at + 2]);
            }
        }
        slots = table;
        mask = newMask;
    }

    private static void put(long[] table, int slot, long first, long last, long entry) {
        table[slot * 4] = first;
        table[slot * 4 + 1] = last;
        table[slot * 4 + 2] = entry;
    }

    private static int hash(long first, long last, int length) {
        return (int) (((first ^ Long.rotateLeft(last, 23) ^ length) * 0x9E3779B97F4A7C15L) >>> 40);
    }

    private static long firstBytes(byte[] from, int offset, int length) {
        return (long) LONGS.get(from, offset) & FIRST[Math.min(length, 8)];
    }

    /// The last eight bytes, or all of a shorter string, at the upper end.
    private static long lastBytes(byte[] from, int offset, int length) {
        return (long) LONGS.get(from, offset + length - 8) & LAST[Math.min(length, 8)];
    }
}
