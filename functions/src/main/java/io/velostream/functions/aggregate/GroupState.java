package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.types.Column;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// What most accumulators share: how many groups there are and which of them have had a value. A
/// subclass adds its arrays, as long as [#seen], and keeps the unused part of them as a new group
/// is.
abstract class GroupState implements Accumulator {
    /// By group: whether a value that is not null was added. Replaced when it grows.
    boolean[] seen = new boolean[0];

    private int groups;

    @Override
    public final void ensureGroups(int wanted) {
        if (wanted > seen.length) {
            int capacity = Math.max(wanted, Math.max(16, seen.length * 2));
            seen = Arrays.copyOf(seen, capacity);
            grow(capacity);
        }
        groups = Math.max(groups, wanted);
    }

    /// Makes the subclass's arrays `capacity` long; what is new must be as of an empty group.
    abstract void grow(int capacity);

    @Override
    public final void clear() {
        Arrays.fill(seen, 0, groups, false);
        clear(groups);
        groups = 0;
    }

    /// Makes the groups `0..count` empty.
    abstract void clear(int count);

    @Override
    public final void merge(Accumulator other, int[] from, int[] to, int count) {
        GroupState that = (GroupState) other;
        mergeValues(that, from, to, count);
        boolean[] seen = this.seen;
        boolean[] theirs = that.seen;
        for (int i = 0; i < count; i++) {
            seen[to[i]] |= theirs[from[i]];
        }
    }

    /// Merges all but [#seen], which is merged afterwards.
    ///
    /// @param other of the same class
    abstract void mergeValues(GroupState other, int[] from, int[] to, int count);

    @Override
    public final void reset(int[] groups, int count) {
        boolean[] seen = this.seen;
        for (int i = 0; i < count; i++) {
            seen[groups[i]] = false;
        }
        resetValues(groups, count);
    }

    /// Resets all but [#seen].
    abstract void resetValues(int[] groups, int count);

    @Override
    public final long stateBytes() {
        return seen.length + valueBytes();
    }

    /// How much memory the subclass's arrays take.
    abstract long valueBytes();

    @Override
    public final void snapshot(int count, StateWriter writer) {
        writer.writeBooleans(seen, count);
        write(count, writer);
    }

    abstract void write(int count, StateWriter writer);

    @Override
    public final void restore(StateReader reader) {
        clear();
        boolean[] read = reader.readBooleans();
        ensureGroups(read.length);
        System.arraycopy(read, 0, seen, 0, read.length);
        read(read.length, reader);
    }

    /// Reads the groups `0..count`, for which there is room.
    abstract void read(int count, StateReader reader);

    /// Whether the ascending `rows[0..count)` are all the rows `0..count`: a loop over them then
    /// needs no row numbers, which is a third to a half of its cost.
    static boolean areAll(int[] rows, int count) {
        return count > 0 && rows[count - 1] == count - 1;
    }

    /// Makes null the results of the groups `from..to` that have had no value.
    final void setNulls(int from, int to, Column out) {
        boolean[] seen = this.seen;
        for (int group = from; group < to; group++) {
            if (!seen[group]) {
                out.setNull(group - from);
            }
        }
    }

    /// Makes null the results of the listed groups that have had no value.
    final void setNulls(int[] groups, int count, Column out) {
        boolean[] seen = this.seen;
        for (int i = 0; i < count; i++) {
            if (!seen[groups[i]]) {
                out.setNull(i);
            }
        }
    }

    static void fill(long[] values, int[] groups, int count, long value) {
        for (int i = 0; i < count; i++) {
            values[groups[i]] = value;
        }
    }

    static void fill(double[] values, int[] groups, int count, double value) {
        for (int i = 0; i < count; i++) {
            values[groups[i]] = value;
        }
    }

    /// A longer copy whose new part is `value`.
    static long[] grown(long[] values, int capacity, long value) {
        long[] longer = Arrays.copyOf(values, capacity);
        if (value != 0) {
            Arrays.fill(longer, values.length, capacity, value);
        }
        return longer;
    }

    /// A longer copy whose new part is `value`.
    static double[] grown(double[] values, int capacity, double value) {
        double[] longer = Arrays.copyOf(values, capacity);
        if (value != 0) {
            Arrays.fill(longer, values.length, capacity, value);
        }
        return longer;
    }

    static void readInto(long[] values, StateReader reader) {
        long[] read = reader.readLongs();
        System.arraycopy(read, 0, values, 0, read.length);
    }

    static void readInto(double[] values, StateReader reader) {
        double[] read = reader.readDoubles();
        System.arraycopy(read, 0, values, 0, read.length);
    }
}
