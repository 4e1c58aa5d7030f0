package io.velostream.functions.aggregate;

import java.util.Arrays;

/// Keys by group in their order, each with how often it is there: a treap for each group (R. Seidel
/// and C. Aragon, "Randomized search trees", 1996), all in the same arrays. A node's number is its
/// priority, mixed; so nothing is drawn, and the expected depth is logarithmic whatever the order
/// in which keys come.
final class SortedCounts {
    static final int NONE = -1;

    /// The order of the keys.
    interface Order {
        int compare(long a, long b);
    }

    private final Order order;

    /// By node.
    private long[] keys = new long[16];

    private long[] counts = new long[16];

    /// The counts of the whole subtree.
    private long[] totals = new long[16];

    private int[] left = new int[16];
    private int[] right = new int[16];

    /// By group, plus one: 0 if it is empty.
    private int[] roots = new int[0];

    private int firstFree = NONE;
    private int used;

    SortedCounts(Order order) {
        this.order = order;
    }

    /// Makes room for the groups `0..count`.
    void ensureGroups(int count) {
        if (count > roots.length) {
            roots = Arrays.copyOf(roots, Math.max(count, Math.max(16, roots.length * 2)));
        }
    }

    /// How many nodes there is room for: a bound of their numbers.
    int capacity() {
        return keys.length;
    }

    /// The node of the key, or [#NONE].
    int find(int group, long key) {
        int node = roots[group] - 1;
        while (node != NONE) {
            int compared = order.compare(key, keys[node]);
            if (compared == 0) {
                return node;
            }
            node = compared < 0 ? left[node] : right[node];
        }
        return NONE;
    }

    /// Counts the key `more` times more, and returns its node.
    int add(int group, long key, long more) {
        int node = find(group, key);
        if (node == NONE) {
            node = newNode(key, more);
            roots[group] = insert(roots[group] - 1, node) + 1;
        } else {
            change(group, node, more);
        }
        return node;
    }

    /// Counts the key of the node once less; at 0 it is gone. Returns whether it is.
    boolean remove(int group, int node) {
        if (counts[node] > 1) {
            change(group, node, -1);
            return false;
        }
        roots[group] = erase(roots[group] - 1, node) + 1;
        left[node] = firstFree;
        firstFree = node;
        return true;
    }

    private void change(int group, int changed, long by) {
        counts[changed] += by;
        int node = roots[group] - 1;
        totals[node] += by;
        while (node != changed) {
            node = order.compare(keys[changed], keys[node]) < 0 ? left[node] : right[node];
            totals[node] += by;
        }
    }

    private int newNode(long key, long count) {
        int node = firstFree;
        if (node != NONE) {
            firstFree = left[node];
        } else {
            if (used == keys.length) {
                int capacity = Math.multiplyExact(used, 2);
                keys = Arrays.copyOf(keys, capacity);
                counts = Arrays.copyOf(counts, capacity);
                totals = Arrays.copyOf(totals, capacity);
                left = Arrays.copyOf(left, capacity);
                right = Arrays.copyOf(right, capacity);
            }
            node = used++;
        }
        keys[node] = key;
        counts[node] = count;
        totals[node] = count;
        left[node] = NONE;
        right[node] = NONE;
        return node;
    }

    private static int priority(int node) {
        int mixed = (node ^ 0x5BD1E995) * 0x9E3779B9;
        mixed = (mixed ^ (mixed >>> 15)) * 0x85EBCA6B;
        return mixed ^ (mixed >>> 13);
    }

    private int insert(int root, int node) {
        if (root == NONE) {
            return node;
        }
        if (priority(node) > priority(root)) {
            split(root, node);
            update(node);
            return node;
        }
        if (order.compare(keys[node], keys[root]) < 0) {
            left[root] = insert(left[root], node);
        } else {
            right[root] = insert(right[root], node);
        }
        update(root);
        return root;
    }

    /// Hangs what is less than the node's key left of it, what is greater right.
    private void split(int root, int node) {
        if (root == NONE) {
            left[node] = NONE;
            right[node] = NONE;
        } else if (order.compare(keys[root], keys[node]) < 0) {
            split(right[root], node);
            right[root] = left[node];
            update(root);
            left[node] = root;
        } else {
            split(left[root], node);
            left[root] = right[node];
            update(root);
            right[node] = root;
        }
    }

    private int erase(int root, int node) {
        if (root == node) {
            return join(left[node], right[node]);
        }
        if (order.compare(keys[node], keys[root]) < 0) {
            left[root] = erase(left[root], node);
        } else {
            right[root] = erase(right[root], node);
        }
        update(root);
        return root;
    }

    /// All of `low` is less than all of `high`.
    private int join(int low, int high) {
        if (low == NONE || high == NONE) {
            return low == NONE ? high : low;
        }
        if (priority(low) > priority(high)) {
            right[low] = join(right[low], high);
            update(low);
            return low;
        }
        left[high] = join(low, left[high]);
        update(high);
        return high;
    }

    private void update(int node) {
        long total = counts[node];
        if (left[node] != NONE) {
            total += totals[left[node]];
        }
        if (right[node] != NONE) {
            total += totals[right[node]];
        }
        totals[node] = total;
    }

    /// How many keys the group has, equal ones counted.
    long size(int group) {
        return roots[group] == 0 ? 0 : totals[roots[group] - 1];
    }

    /// The node of the least key, or [#NONE].
    int least(int group) {
        int node = roots[group] - 1;
        while (node != NONE && left[node] != NONE) {
            node = left[node];
        }
        return node;
    }

    /// The node of the greatest key, or [#NONE].
    int greatest(int group) {
        int node = roots[group] - 1;
        while (node != NONE && right[node] != NONE) {
            node = right[node];
        }
        return node;
    }

    /// The node that holds the key at an index, from 0 to below [#size].
    int at(int group, long index) {
        long rest = index;
        int node = roots[group] - 1;
        while (true) {
            long before = left[node] == NONE ? 0 : totals[left[node]];
            if (rest < before) {
                node = left[node];
            } else if (rest < before + counts[node]) {
                return node;
            } else {
                rest -= before + counts[node];
                node = right[node];
            }
        }
    }

    long key(int node) {
        return keys[node];
    }

    long count(int node) {
        return counts[node];
    }

    /// What is done with each node of a group.
    interface Visitor {
        void visit(int node);
    }

    /// Goes through the group in the order of its keys. The visitor must not change it.
    void forEach(int group, Visitor visitor) {
        walk(roots[group] - 1, visitor);
    }

    private void walk(int node, Visitor visitor) {
        if (node != NONE) {
            walk(left[node], visitor);
            visitor.visit(node);
            walk(right[node], visitor);
        }
    }

    /// Empties the group.
    void reset(int group) {
        free(roots[group] - 1);
        roots[group] = 0;
    }

    private void free(int node) {
        if (node != NONE) {
            free(right[node]);
            int lower = left[node];
            left[node] = firstFree;
            firstFree = node;
            free(lower);
        }
    }

    void clear() {
        if (used > 0) {
            Arrays.fill(roots, 0);
            firstFree = NONE;
            used = 0;
        }
    }

    /// How much memory this takes.
    long bytes() {
        return 32L * keys.length + 4L * roots.length;
    }
}
