package io.velostream.engine.group;

import java.util.Arrays;

/// The slots of a hash table in parts, chosen by the upper bits of a key's hash (extendible
/// hashing). A part that is full splits in two, and no key takes longer than that to add: a table
/// in one piece would stop the rows for a second at ten million keys.
///
/// A part is open-addressing with linear probing. The slot within it is told by other bits of the
/// hash, so that it does not depend on how many parts there are.
final class HashParts {
    /// What the slots hold.
    interface Entries {
        /// The hash of the key at `at`, or at least its upper half.
        long hashAt(long[] table, int at);

        /// Whether there is no key at `at`.
        boolean isFree(long[] table, int at);
    }

    private static final int FIRST_SLOTS = 64;

    /// A part of so many slots splits rather than grows.
    private static final int MOST_SLOTS = 1 << 15;

    /// How full such a part may be, in sixteenths. Lookups wait for memory by then, not for probes.
    private static final int MOST_LOAD = 11;

    /// How full a smaller one may be.
    private static final int MOST_LOAD_OF_SMALL = 8;

    /// Against hashes that are alike by intent: then a part grows.
    private static final int MOST_DEPTH = 16;

    private static final class Part {
        private long[] slots;
        private int size;

        /// How many upper bits of the hash its keys have in common.
        private final int depth;

        Part(long[] slots, int depth) {
            this.slots = slots;
            this.depth = depth;
        }
    }

    /// How many longs a slot has.
    private final int stride;

    /// By the upper [#depth] bits of the hash. A part that knows fewer bits stands in several
    /// places.
    private Part[] parts;

    /// The slots of the parts, at the same places.
    private long[][] slots;

    private int depth;
    private int slotCount;

    private final Entries entries;

    /// @param stride how many longs a slot has
    HashParts(int stride, Entries entries) {
        this.stride = stride;
        this.entries = entries;
        Part first = new Part(new long[FIRST_SLOTS * stride], 0);
        parts = new Part[] {first};
        slots = new long[][] {first.slots};
        slotCount = FIRST_SLOTS;
    }

    /// The slots of all parts. Replaced when a key is added.
    long[][] slots() {
        return slots;
    }

    /// What [#partOf] needs. Changes when a key is added.
    int partShift() {
        return 63 - depth;
    }

    /// The place among [#slots] of a key's part. In two steps, since nothing is shifted by 64.
    static int partOf(long hash, int partShift) {
        return (int) ((hash >>> 1) >>> partShift);
    }

    /// Where a key's search begins in a part of `mask + 1` slots.
    static int slotOf(long hash, int mask) {
        return (int) (hash >>> 32) & mask;
    }

    /// The slots of the part that a key belongs to.
    long[] slotsFor(long hash) {
        return slots[partOf(hash, partShift())];
    }

    /// After a key was written to a slot.
    void added(long hash) {
        Part part = parts[partOf(hash, partShift())];
        part.size++;
        int count = part.slots.length / stride;
        if (count < MOST_SLOTS) {
            if (part.size * 16L > (long) count * MOST_LOAD_OF_SMALL) {
                grow(part);
            }
        } else if (part.size * 16L > (long) count * MOST_LOAD) {
            if (part.depth < MOST_DEPTH) {
                split(part, hash);
            } else {
                grow(part);
            }
        }
    }

    private void grow(Part part) {
        long[] old = part.slots;
        part.slots = new long[old.length * 2];
        for (int at = 0; at < old.length; at += stride) {
            if (!entries.isFree(old, at)) {
                copy(old, at, part.slots);
            }
        }
        slotCount += old.length / stride;
        for (int i = 0; i < parts.length; i++) {
            slots[i] = parts[i].slots;
        }
    }

    /// Gives the upper half of a part's hashes to a new part.
    private void split(Part part, long hash) {
        if (part.depth == depth) {
            doublePlaces();
        }
        long[] old = part.slots;
        Part lower = new Part(new long[old.length], part.depth + 1);
        Part upper = new Part(new long[old.length], part.depth + 1);
        for (int at = 0; at < old.length; at += stride) {
            if (!entries.isFree(old, at)) {
                Part target = entries.hashAt(old, at) << part.depth < 0 ? upper : lower;
                copy(old, at, target.slots);
                target.size++;
            }
        }
        slotCount += old.length / stride;
        int places = 1 << (depth - part.depth);
        int first = partOf(hash, partShift()) & -places;
        for (int i = 0; i < places; i++) {
            parts[first + i] = i < places / 2 ? lower : upper;
            slots[first + i] = parts[first + i].slots;
        }
    }

    private void doublePlaces() {
        Part[] more = new Part[parts.length * 2];
        for (int i = 0; i < more.length; i++) {
            more[i] = parts[i / 2];
        }
        parts = more;
        slots = new long[more.length][];
        for (int i = 0; i < more.length; i++) {
            slots[i] = more[i].slots;
        }
        depth++;
    }

    private void copy(long[] from, int at, long[] to) {
        int free = freeSlot(to, entries.hashAt(from, at));
        for (int i = 0; i < stride; i++) {
            to[free + i] = from[at + i];
        }
    }

    /// Where in a part's slots a new key may be written.
    int freeSlot(long[] table, long hash) {
        int mask = table.length / stride - 1;
        int slot = slotOf(hash, mask);
        while (!entries.isFree(table, slot * stride)) {
            slot = (slot + 1) & mask;
        }
        return slot * stride;
    }

    long bytes() {
        return 8L * stride * slotCount;
    }

    /// Empties the slots but keeps them.
    void clear() {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].size > 0) {
                Arrays.fill(slots[i], 0L);
                parts[i].size = 0;
            }
        }
    }
}
