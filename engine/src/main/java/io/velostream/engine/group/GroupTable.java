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

    /// A dense table for two keys has at most this many bits of index: 64 KB, which the cache holds
    /// and which is soon emptied.
    private static final int MOST_DENSE_BITS = 14;

    /// An index of so many bits, 1 KB, is no matter.
    private static final int FEW_BITS = 8;

    private final long[][] keys;
    private int size;
    private int capacity = FIRST_CAPACITY;

    GroupTable(int width) {
        keys = new long[width][FIRST_CAPACITY];
    }

    /// An empty table for the keys of the codec as they are now.
    static GroupTable of(KeyCodec codec) {
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

    /// How much memory the index takes.
    abstract long indexBytes();

    /// Empties the index, in which there are `size` keys.
    abstract void clearIndex(int size);

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

    final long stateBytes() {
        return 8L * keys.length * capacity + indexBytes();
    }

    /// Drops all groups but `kept`, ascending, which get the numbers from 0.
    final void keep(int[] kept) {
        size = kept.length;
        capacity = Math.max(FIRST_CAPACITY, kept.length);
        for (int i = 0; i < keys.length; i++) {
            long[] word = new long[capacity];
            for (int group = 0; group < kept.length; group++) {
                word[group] = keys[i][kept[group]];
            }
            keys[i] = word;
        }
        rebuild();
    }

    final void clear() {
        clearIndex(size);
        size = 0;
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

    /// The keys' words, with room for `count` new groups behind those there are and one more.
    final long[][] roomFor(int count) {
        reserve(size + count + 1);
        return keys;
    }

    /// After a subclass has written keys of new groups itself.
    final void setSize(int groups) {
        size = groups;
    }

    private void reserve(int groups) {
        if (groups > capacity) {
            capacity = Math.max(groups, capacity * 2);
            for (int i = 0; i < keys.length; i++) {
                keys[i] = Arrays.copyOf(keys[i], capacity);
            }
        }
    }

    /// These groups in a table that suits what the codec has encoded by now: wider after the first
    /// NULL among LONG keys, dense while two narrow keys have few values.
    final GroupTable suited(KeyCodec codec) {
        if (codec.width() != keys.length) {
            return copyTo(of(codec));
        }
        if (this instanceof DenseTable dense && dense.isFor(codec)) {
            return this;
        }
        boolean isDense = this instanceof DenseTable;
        if (paysToBeDense(codec, isDense)) {
            return copyTo(new DenseTable(codec));
        }
        return isDense ? copyTo(new LongTable()) : this;
    }

    /// A dense index costs memory and clearing by the number of possible keys, so it waits for a
    /// sixteenth of them to be there, unless they are few anyway. One that exists is kept longer.
    private boolean paysToBeDense(KeyCodec codec, boolean isDense) {
        int bits = codec.denseBits();
        if (bits > 31 || (bits > MOST_DENSE_BITS && !codec.isOneNarrowKey())) {
            return false;
        }
        boolean small = bits <= (isDense ? MOST_DENSE_BITS : FEW_BITS);
        return small || size > 1 << bits >> 4;
    }

    private GroupTable copyTo(GroupTable other) {
        other.reserve(size);
        other.size = size;
        // Words that only the other one has stay zero.
        for (int i = 0; i < keys.length; i++) {
            System.arraycopy(keys[i], 0, other.keys[i], 0, size);
        }
        other.rebuild();
        return other;
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
