package io.velostream.engine.group;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Numbers distinct keys from 0 without gaps, in order of appearance, and keeps their words.
///
/// Each subclass is an index for one kind of key. A hashed one holds the key itself in its slots: a
/// hit costs one cache line.
abstract sealed class GroupTable permits SingleGroup, DenseTable, CodeTable, HashedTable {
    /// A dense table for two keys has at most this many bits of index: 64 KB, which the cache holds
    /// and which is soon emptied.
    private static final int MOST_DENSE_BITS = 14;

    /// One for a single key has at most this many in one piece.
    private static final int MOST_BITS_IN_A_PIECE = 17;

    /// An index of so many bits, 1 KB, is no matter.
    private static final int FEW_BITS = 8;

    private KeyPages keys;

    GroupTable(int width) {
        keys = new KeyPages(width);
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
        return keys.size();
    }

    final KeyPages keys() {
        return keys;
    }

    /// How many groups fit before the arrays grow: what an emptied table still holds.
    final int capacity() {
        return keys.capacity();
    }

    final long stateBytes() {
        return keys.bytes() + indexBytes();
    }

    /// Drops all groups but `kept`, ascending, which get the numbers from 0.
    final void keep(int[] kept) {
        KeyPages fewer = new KeyPages(keys.width());
        for (int group : kept) {
            fewer.append(keys, group);
        }
        keys = fewer;
        rebuild();
    }

    final void clear() {
        clearIndex(size());
        keys.clear();
    }

    /// The number of a new group with the key of `row`.
    final int append(long[][] words, int row) {
        return keys.append(words, row);
    }

    /// These groups in a table that suits what the codec has encoded by now: wider after the first
    /// NULL among LONG keys, dense while two narrow keys have few values.
    final GroupTable suited(KeyCodec codec) {
        if (codec.width() != keys.width()) {
            return copyTo(of(codec));
        }
        boolean fits =
                switch (this) {
                    case DenseTable dense -> dense.isFor(codec);
                    case CodeTable codes -> codes.size() > 0;
                    case HashedTable _, SingleGroup _ -> false;
                };
        if (fits) {
            return this;
        }
        boolean isDense = this instanceof DenseTable || this instanceof CodeTable;
        if (paysToBeDense(codec, isDense)) {
            boolean isLarge = codec.denseBits() > MOST_BITS_IN_A_PIECE;
            return copyTo(isLarge ? new CodeTable() : new DenseTable(codec));
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
        return small || size() > 1 << bits >> 4;
    }

    private GroupTable copyTo(GroupTable other) {
        // Words that only the other one has stay zero.
        other.keys().appendAll(keys);
        other.rebuild();
        return other;
    }

    final void snapshot(StateWriter writer) {
        keys.snapshot(writer);
    }

    final void restore(StateReader reader) {
        keys.restore(reader);
        rebuild();
    }
}
