package io.velostream.functions.aggregate;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// Numbers by group that are nearly always 0 everywhere: they take no memory before the first that
/// is not.
final class RareCounts {
    private static final long[] NONE = {};

    private long[] counts = NONE;

    /// Whether all are 0 for sure.
    boolean isEmpty() {
        return counts.length == 0;
    }

    long of(int group) {
        return group < counts.length ? counts[group] : 0;
    }

    void add(int group, long more) {
        if (group >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(group + 1, 2 * counts.length));
        }
        counts[group] += more;
    }

    /// Adds those of other groups.
    void merge(RareCounts other, int[] from, int[] to, int count) {
        if (other.isEmpty()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            long more = other.of(from[i]);
            if (more != 0) {
                add(to[i], more);
            }
        }
    }

    void reset(int[] groups, int count) {
        if (isEmpty()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (groups[i] < counts.length) {
                counts[groups[i]] = 0;
            }
        }
    }

    void clear() {
        counts = NONE;
    }

    long bytes() {
        return 8L * counts.length;
    }

    /// Writes those of the groups `0..groups`.
    void write(int groups, StateWriter writer) {
        writer.writeLongs(counts, Math.min(groups, counts.length));
    }

    void read(StateReader reader) {
        counts = reader.readLongs();
    }
}
