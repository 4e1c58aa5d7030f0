package io.velostream.functions.aggregate;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// Keys by group in the order of their arrival, the same one any number of times. The latest of
/// equal ones can be taken out again. All of it in constant time: the keys are nodes of a list by
/// group, and equal ones of a group a stack.
final class ArrivalLists {
    static final int NONE = PairTable.NONE;

    /// By node.
    private long[] keys = new long[16];

    private int[] next = new int[16];
    private int[] previous = new int[16];

    /// The node of an equal key of the same group that arrived before.
    private int[] older = new int[16];

    /// By group, plus one: 0 if there is none.
    private int[] heads = new int[0];

    private int[] tails = new int[0];
    private int[] sizes = new int[0];

    /// The different keys of each group.
    private final PairTable pairs = new PairTable();

    /// By entry of [#pairs]: the node that arrived last.
    private int[] newest = new int[16];

    private int firstFree = NONE;
    private int used;

    /// Makes room for the groups `0..count`.
    void ensureGroups(int count) {
        if (count > heads.length) {
            int capacity = Math.max(count, Math.max(16, heads.length * 2));
            heads = Arrays.copyOf(heads, capacity);
            tails = Arrays.copyOf(tails, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            pairs.ensureGroups(capacity);
        }
    }

    void add(int group, long key) {
        int node = newNode();
        int entry = pairs.add(group, key);
        if (entry >= 0) {
            if (newest.length < pairs.capacity()) {
                newest = Arrays.copyOf(newest, pairs.capacity());
            }
            older[node] = NONE;
        } else {
            entry = ~entry;
            older[node] = newest[entry];
        }
        newest[entry] = node;
        keys[node] = key;
        int tail = tails[group] - 1;
        previous[node] = tail;
        next[node] = NONE;
        if (tail == NONE) {
            heads[group] = node + 1;
        } else {
            next[tail] = node;
        }
        tails[group] = node + 1;
        sizes[group]++;
    }

    private int newNode() {
        if (firstFree != NONE) {
            int node = firstFree;
            firstFree = next[node];
            return node;
        }
        if (used == keys.length) {
            int capacity = Math.multiplyExact(used, 2);
            keys = Arrays.copyOf(keys, capacity);
            next = Arrays.copyOf(next, capacity);
            previous = Arrays.copyOf(previous, capacity);
            older = Arrays.copyOf(older, capacity);
        }
        return used++;
    }

    /// Takes out the latest one of that key. Returns whether there was one.
    boolean takeBack(int group, long key) {
        int entry = pairs.find(group, key);
        if (entry == NONE) {
            return false;
        }
        int node = newest[entry];
        if (older[node] == NONE) {
            pairs.remove(entry);
        } else {
            newest[entry] = older[node];
        }
        int before = previous[node];
        int behind = next[node];
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
        free(node);
        sizes[group]--;
        return true;
    }

    private void free(int node) {
        next[node] = firstFree;
        firstFree = node;
    }

    int size(int group) {
        return sizes[group];
    }

    /// The node that arrived first, or [#NONE].
    int first(int group) {
        return heads[group] - 1;
    }

    /// The node that arrived last, or [#NONE].
    int last(int group) {
        return tails[group] - 1;
    }

    /// The node that arrived next in the group, or [#NONE].
    int next(int node) {
        return next[node];
    }

    long key(int node) {
        return keys[node];
    }

    /// Empties the group and hands every key to `release`.
    void reset(int group, LongConsumer release) {
        int node = first(group);
        while (node != NONE) {
            int behind = next[node];
            release.accept(keys[node]);
            free(node);
            node = behind;
        }
        heads[group] = 0;
        tails[group] = 0;
        sizes[group] = 0;
        pairs.reset(group);
    }

    void clear() {
        if (used > 0) {
            Arrays.fill(heads, 0);
            Arrays.fill(tails, 0);
            Arrays.fill(sizes, 0);
            pairs.clear();
            firstFree = NONE;
            used = 0;
        }
    }

    /// How much memory this takes.
    long bytes() {
        return 20L * keys.length + 12L * heads.length + 4L * newest.length + pairs.bytes();
    }

    void write(int group, StateWriter writer) {
        writer.writeInt(sizes[group]);
        for (int node = first(group); node != NONE; node = next[node]) {
            writer.writeLong(keys[node]);
        }
    }

    /// Adds what was written to an empty group and hands every key to `hold`.
    void read(int group, StateReader reader, LongConsumer hold) {
        int count = reader.readInt();
        for (int i = 0; i < count; i++) {
            long key = reader.readLong();
            hold.accept(key);
            add(group, key);
        }
    }
}
