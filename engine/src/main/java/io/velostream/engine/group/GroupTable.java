package io.velostream.engine.group;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// Numbers distinct keys from 0 without gaps, in order of appearance, and keeps their words.
///
/// Each subclass is an index for one width of key. They are open-addressing tables with linear
/// probing, at most half full, whose slots hold the key itself: a hit costs one cache line.
abstract sealed class GroupTable permits SingleGroup, DenseTable, LongTable, PairTable, WideTable {
    static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int FIRST_CAPACITY = 16;

    private final long[][] keys;
    private int size;
    private int capacity = FIRST_CAPACITY;

    GroupTable(int width) {
        keys = new long[width][FIRST_CAPACITY];
    }

    static GroupTable of(KeyCodec codec) {
        if (codec.isDense()) {
            return new DenseTable();
        }
        return switch (codec.width()) {
            case 0 -> new SingleGroup();
            case 1 -> new LongTable();
            case 2 -> new PairTable();
            default -> new WideTable(codec.width());
        };
    }

    /// Writes the group of each of `rows[0..count)` at the row's number, making new groups for new
    /// keys.
    abstract void assign(long[][] words, int[] rows, int count, int[] groupOfRow);

    /// Makes the index anew from the keys, of which there are [#size].
    abstract void rebuild();

    /// Empties the index.
    abstract void clearIndex();

    final int size() {
        return size;
    }

    /// The keys' words, by word and group.
    final long[][] keys() {
        return keys;
    }

    /// How many groups fit before the arrays grow: what an emptied table still holds.
    final int capacity() {
        return capacity;
    }

    final void clear() {
        size = 0;
        clearIndex();
    }

    /// The number of a new group with the key of `row`.
    final int append(long[][] words, int row) {
        int group = size;
        reserve(group + 1);
        for (int i = 0; i < keys.length; i++) {
            keys[i][group] = words[i][row];
        }
        size = group + 1;
        return group;
    }

    private void reserve(int groups) {
        if (groups > capacity) {
            capacity = Math.max(groups, capacity * 2);
            for (int i = 0; i < keys.length; i++) {
                keys[i] = Arrays.copyOf(keys[i], capacity);
            }
        }
    }

    /// These groups with further words, which are zero, after a NULL has widened the keys.
    final GroupTable widen(KeyCodec codec) {
        GroupTable wider = of(codec);
        wider.reserve(size);
        wider.size = size;
        for (int i = 0; i < keys.length; i++) {
            System.arraycopy(keys[i], 0, wider.keys[i], 0, size);
        }
        wider.rebuild();
        return wider;
    }

    final void snapshot(StateWriter writer) {
        writer.writeInt(size);
        for (long[] word : keys) {
            writer.writeLongs(word, size);
        }
    }

    final void restore(StateReader reader) {
        int groups = reader.readInt();
        reserve(groups);
        size = groups;
        for (long[] word : keys) {
            System.arraycopy(reader.readLongs(), 0, word, 0, groups);
        }
        rebuild();
    }

    /// A power of two with room for [#size] keys at half load.
    final int slotsNeeded() {
        return Integer.highestOneBit(Math.max(size, FIRST_CAPACITY)) * 4;
    }
}
