package io.velostream.engine.group;

import io.velostream.types.RowKind;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// How many rows each group has, where rows can be taken back: a group without rows is not there.
final class RowCounts {
    private long[] counts = new long[16];
    private int size;

    void ensureGroups(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(groups, counts.length * 2));
        }
        size = Math.max(size, groups);
    }

    long of(int group) {
        return counts[group];
    }

    /// Counts rows, and writes at each one's number how many its group has then.
    void add(int[] groupOfRow, int[] rows, int count, byte[] kinds, long[] running) {
        long[] counts = this.counts;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            counts[group] += RowKind.isAddition(kinds[row]) ? 1 : -1;
            running[row] = counts[group];
        }
    }

    void merge(RowCounts other, int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            counts[to[i]] += other.counts[from[i]];
        }
    }

    void reset(int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            counts[groups[i]] = 0;
        }
    }

    /// The counts of some groups, which are numbered from 0 there.
    RowCounts only(int[] groups) {
        RowCounts fewer = new RowCounts();
        fewer.ensureGroups(groups.length);
        for (int i = 0; i < groups.length; i++) {
            fewer.counts[i] = counts[groups[i]];
        }
        return fewer;
    }

    void clear() {
        Arrays.fill(counts, 0, size, 0);
        size = 0;
    }

    long stateBytes() {
        return 8L * counts.length;
    }

    void snapshot(int groups, StateWriter writer) {
        writer.writeLongs(counts, groups);
    }

    void restore(StateReader reader) {
        clear();
        long[] read = reader.readLongs();
        ensureGroups(read.length);
        System.arraycopy(read, 0, counts, 0, read.length);
    }
}
