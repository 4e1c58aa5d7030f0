package io.velostream.functions.aggregate;

import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.SummaryPart;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Set;

/// What is known of one argument in each group: how many values, their sum, and, if wanted, the
/// least and the most of them. [SummaryView]s are the aggregates over it.
///
/// The numbers of a group lie side by side, two or four: a row costs one loop and, with very many
/// groups, one miss of the cache.
abstract class Summary {
    static final int COUNT = 0;
    static final int SUM = 1;
    static final int LEAST = 2;
    static final int MOST = 3;

    /// So many numbers, 2 MB, lie beyond the nearer caches.
    private static final int MANY = 1 << 18;

    /// Whether the least and the most are kept.
    final boolean hasExtremes;

    /// Where the numbers of group 1 begin, as a shift.
    final int shift;

    /// How many rows had no value, if [SummaryPart#ROWS] is wanted.
    final RareCounts nulls = new RareCounts();

    private final boolean countsNulls;
    private int capacity;
    private int groups;

    Summary(Set<SummaryPart> wanted) {
        hasExtremes = wanted.contains(SummaryPart.LEAST) || wanted.contains(SummaryPart.MOST);
        shift = hasExtremes ? 2 : 1;
        countsNulls = wanted.contains(SummaryPart.ROWS);
    }

    /// Writes the results of the groups `first + listed[0..count)` to the rows `0..count` of `out`.
    @FunctionalInterface
    interface Results {
        void write(int first, int[] listed, int count, Column out, RowErrors errors);
    }

    /// How the results of an aggregate are written that is a part of this.
    abstract Results results(ResolvedAggregate aggregate);

    final void ensureGroups(int wanted) {
        if (wanted > capacity) {
            capacity = Math.max(wanted, Math.max(16, capacity * 2));
            grow(Math.multiplyExact(capacity, 1 << shift));
        }
        groups = Math.max(groups, wanted);
    }

    /// Makes room for `words` numbers; what is new must be as of empty groups.
    abstract void grow(int words);

    final void add(int[] groupOfRow, int[] rows, int count, Column argument) {
        // A loop so short that the processor waits for many groups at a time, which it does not in
        // those that add: a third to a half of their cost with a million groups.
        if (capacity << shift > MANY && valuesAlong(groupOfRow, rows, count) < 0) {
            throw new IllegalStateException("counts cannot be negative");
        }
        if (!argument.hasNulls() && GroupState.areAll(rows, count)) {
            if (hasExtremes) {
                addAll(groupOfRow, count, argument);
            } else {
                addAllToSums(groupOfRow, count, argument);
            }
            return;
        }
        boolean nullable = argument.hasNulls();
        addSome(groupOfRow, rows, count, argument, nullable);
        if (nullable && countsNulls) {
            for (int i = 0; i < count; i++) {
                if (argument.isNull(rows[i])) {
                    nulls.add(groupOfRow[rows[i]], 1);
                }
            }
        }
    }

    /// How many values the groups of the rows have, added up row by row.
    abstract double valuesAlong(int[] groupOfRow, int[] rows, int count);

    /// Adds the rows `0..count`, of which none is null.
    abstract void addAll(int[] groupOfRow, int count, Column argument);

    /// As [#addAll] without [#hasExtremes].
    abstract void addAllToSums(int[] groupOfRow, int count, Column argument);

    /// Adds listed rows but those that are null.
    abstract void addSome(
            int[] groupOfRow, int[] rows, int count, Column argument, boolean nullable);

    void merge(Summary other, int[] from, int[] to, int count) {
        mergeValues(other, from, to, count);
        nulls.merge(other.nulls, from, to, count);
    }

    /// Merges all but [#nulls].
    ///
    /// @param other of the same class and parts
    abstract void mergeValues(Summary other, int[] from, int[] to, int count);

    final void reset(int[] listed, int count) {
        resetValues(listed, count);
        nulls.reset(listed, count);
    }

    abstract void resetValues(int[] listed, int count);

    final void clear() {
        clearValues(groups << shift);
        nulls.clear();
        groups = 0;
    }

    /// Makes the first `words` numbers those of empty groups.
    abstract void clearValues(int words);

    final long stateBytes() {
        return ((long) capacity << shift) * Long.BYTES + nulls.bytes() + rareBytes();
    }

    /// How much memory a subclass takes besides its numbers by group.
    abstract long rareBytes();

    final void snapshot(int count, StateWriter writer) {
        writer.writeInt(count);
        nulls.write(count, writer);
        write(count, writer);
    }

    abstract void write(int count, StateWriter writer);

    final void restore(StateReader reader) {
        clear();
        ensureGroups(reader.readInt());
        nulls.read(reader);
        read(reader);
    }

    /// Reads the numbers, for which there is room.
    abstract void read(StateReader reader);

    /// Adds the groups' [#nulls] to the results, which are the numbers of their values.
    final void addNulls(int first, int[] listed, int count, long[] results) {
        if (!nulls.isEmpty()) {
            for (int i = 0; i < count; i++) {
                results[i] += nulls.of(first + listed[i]);
            }
        }
    }
}
