package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Column;
import io.velostream.types.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Finds the slot of a row that is taken back by all of its values. Of rows that are the same the
/// one that came last is found first.
final class SameRows {
    private static final int NONE = -1;

    private final KeyCodec codec;
    private final Groups groups;
    private final GroupAges ages;
    private final IntPredicate isNeeded;

    /// By group of rows that are the same: the slot of the last of them.
    private int[] last = new int[0];

    /// By slot: the slot of the same row that came before it.
    private int[] previous = new int[0];

    private int[] groupOfSlot = new int[0];
    private int[] groupOfRow = new int[0];

    SameRows(List<SqlType> types, TaskContext context) {
        codec = new KeyCodec(types);
        groups = new Groups(codec);
        ages = new GroupAges(Optional.empty(), context);
        isNeeded = group -> last[group] != NONE;
    }

    /// How many columns tell whether rows are the same.
    int columns() {
        return codec.columns();
    }

    /// Comes before the rows of a batch are added or removed.
    ///
    /// @param columns exactly those of the types
    void start(Column[] columns, int[] rows, int count, int rowCount) {
        int[] kept = ages.toKeep(groups.size(), isNeeded);
        if (kept != null) {
            keep(kept);
        }
        codec.encode(columns, rows, count, rowCount);
        groupOfRow = groups.assign(rows, count);
        int size = groups.size();
        if (last.length < size) {
            int old = last.length;
            last = Arrays.copyOf(last, Math.max(size, old * 2));
            Arrays.fill(last, old, last.length, NONE);
        }
    }

    private void keep(int[] kept) {
        int[] newNumbers = new int[groups.size()];
        for (int i = 0; i < kept.length; i++) {
            newNumbers[kept[i]] = i;
            last[i] = last[kept[i]];
        }
        Arrays.fill(last, kept.length, last.length, NONE);
        last = Arrays.copyOf(last, kept.length);
        for (int slot = 0; slot < groupOfSlot.length; slot++) {
            groupOfSlot[slot] = newNumbers[groupOfSlot[slot]];
        }
        groups.keep(kept);
    }

    /// Notes the slot of a row of the batch.
    void add(int row, int slot) {
        if (slot >= previous.length) {
            previous = Arrays.copyOf(previous, Math.max(slot + 1, previous.length * 2));
            groupOfSlot = Arrays.copyOf(groupOfSlot, previous.length);
        }
        int group = groupOfRow[row];
        groupOfSlot[slot] = group;
        previous[slot] = last[group];
        last[group] = slot;
    }

    /// The slot of a row that is the same as one of the batch, or -1.
    int find(int row) {
        return last[groupOfRow[row]];
    }

    /// Forgets a slot.
    void remove(int slot) {
        int group = groupOfSlot[slot];
        if (last[group] == slot) {
            last[group] = previous[slot];
            return;
        }
        int later = last[group];
        while (previous[later] != slot) {
            later = previous[later];
        }
        previous[later] = previous[slot];
    }

    long stateBytes() {
        return codec.stateBytes() + groups.stateBytes() + 4L * (last.length + 2L * previous.length);
    }
}
