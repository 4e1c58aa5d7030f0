package io.velostream.engine.operator;

import io.velostream.engine.state.SlotStore;
import java.util.Arrays;

/// Rows in order, of any number of partitions: a treap (a search tree that random priorities keep
/// flat) for each partition, whose nodes are the slots of a [SlotStore], all in the same arrays.
/// Finding a row's number and the row of a number costs the logarithm of the partition's size.
///
/// A partition is its root, a slot or [#NONE]. Equal rows are in order of arrival.
final class RankedRows {
    static final int NONE = -1;

    private final SlotStore store;
    private final RowOrder order;
    private final SortCodes sortCodes;
    private int[] left = new int[16];
    private int[] right = new int[16];
    private int[] sizes = new int[16];
    private long[] codes = new long[16];
    private long[] arrivals = new long[16];
    private int rank;

    /// Where [#split] leaves the part that is before the slot, and the part behind it.
    private int before;

    private int behind;

    RankedRows(SlotStore store, RowOrder order, SortCodes sortCodes) {
        this.store = store;
        this.order = order;
        this.sortCodes = sortCodes;
    }

    /// The number, from 1, of the row last added or removed.
    int rank() {
        return rank;
    }

    int size(int root) {
        return root == NONE ? 0 : sizes[root];
    }

    long arrival(int slot) {
        return arrivals[slot];
    }

    /// Of the row's first sort key, see [SortCodes].
    long code(int slot) {
        return codes[slot];
    }

    /// Adds a row of the store to a partition and returns its new root.
    ///
    /// @param arrival greater than those of all rows that came before
    int add(int root, int slot, long code, long arrival) {
        if (slot >= left.length) {
            int size = Math.max(slot + 1, left.length * 2);
            left = Arrays.copyOf(left, size);
            right = Arrays.copyOf(right, size);
            sizes = Arrays.copyOf(sizes, size);
            codes = Arrays.copyOf(codes, size);
            arrivals = Arrays.copyOf(arrivals, size);
        }
        left[slot] = NONE;
        right[slot] = NONE;
        sizes[slot] = 1;
        codes[slot] = code;
        arrivals[slot] = arrival;
        rank = 1;
        return insert(root, slot);
    }

    private int insert(int node, int slot) {
        if (node == NONE) {
            return slot;
        }
        if (priority(slot) > priority(node)) {
            split(node, slot);
            left[slot] = before;
            right[slot] = behind;
            rank += size(before);
            count(slot);
            return slot;
        }
        if (isBefore(slot, node)) {
            left[node] = insert(left[node], slot);
        } else {
            rank += size(left[node]) + 1;
            right[node] = insert(right[node], slot);
        }
        sizes[node]++;
        return node;
    }

    private void split(int node, int slot) {
        if (node == NONE) {
            before = NONE;
            behind = NONE;
        } else if (isBefore(slot, node)) {
            split(left[node], slot);
            left[node] = behind;
            count(node);
            behind = node;
        } else {
            split(right[node], slot);
            right[node] = before;
            count(node);
            before = node;
        }
    }

    /// Removes a row, which must be there, from a partition and returns its new root. The slot
    /// itself stays as it is.
    int remove(int root, int slot) {
        rank = 1;
        return delete(root, slot);
    }

    private int delete(int node, int slot) {
        if (node == slot) {
            rank += size(left[node]);
            return join(left[node], right[node]);
        }
        if (isBefore(slot, node)) {
            left[node] = delete(left[node], slot);
        } else {
            rank += size(left[node]) + 1;
            right[node] = delete(right[node], slot);
        }
        sizes[node]--;
        return node;
    }

    private int join(int first, int second) {
        if (first == NONE || second == NONE) {
            return first == NONE ? second : first;
        }
        if (priority(first) > priority(second)) {
            right[first] = join(right[first], second);
            count(first);
            return first;
        }
        left[second] = join(first, left[second]);
        count(second);
        return second;
    }

    private void count(int node) {
        sizes[node] = size(left[node]) + size(right[node]) + 1;
    }

    /// The number, from 1, that a row of a partition has.
    int rankOf(int root, int slot) {
        int node = root;
        int found = 1;
        while (node != slot) {
            if (isBefore(slot, node)) {
                node = left[node];
            } else {
                found += size(left[node]) + 1;
                node = right[node];
            }
        }
        return found + size(left[node]);
    }

    /// The slot of the row with a number from 1 to the partition's size.
    int at(int root, int number) {
        int node = root;
        int wanted = number;
        while (true) {
            int here = size(left[node]) + 1;
            if (wanted == here) {
                return node;
            }
            if (wanted < here) {
                node = left[node];
            } else {
                wanted -= here;
                node = right[node];
            }
        }
    }

    private boolean isBefore(int slot, int other) {
        long code = codes[slot];
        if (code != codes[other]) {
            return code < codes[other];
        }
        if (!sortCodes.decides(code, store.columns())) {
            int difference = order.compare(store.columns(), slot, store.columns(), other);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return arrivals[slot] < arrivals[other];
    }

    /// Any fixed order of the slots that looks random.
    private static int priority(int slot) {
        int mixed = (slot + 1) * 0x9E37_79B1;
        return (mixed ^ (mixed >>> 15)) * 0x85EB_CA77;
    }

    long stateBytes() {
        return 28L * left.length;
    }
}
