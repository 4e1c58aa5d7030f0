package io.velostream.engine.group;

/// Groups by a hash of their keys.
abstract sealed class HashedTable extends GroupTable implements HashParts.Entries
        permits LongTable, PairTable, WideTable {
    static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final HashParts parts;

    /// @param width of the keys
    /// @param stride how many longs a slot has
    HashedTable(int width, int stride) {
        super(width);
        parts = new HashParts(stride, this);
    }

    final HashParts parts() {
        return parts;
    }

    /// The hash of a key; its upper half counts.
    abstract long hashOf(long[][] words, int row);

    /// Writes a group with the key of `row` to a free slot at `at`.
    abstract void put(long[] table, int at, long[][] words, int row, long hash, int group);

    /// Makes a group for the key of `row`, which belongs at `at` of its part.
    final int add(long[][] words, int row, long hash, int at) {
        int group = append(words, row);
        put(parts.slotsFor(hash), at, words, row, hash, group);
        parts.added(hash);
        return group;
    }

    @Override
    final void rebuild() {
        parts.clear();
        for (int i = 0; i < keys().pages(); i++) {
            long[][] page = keys().page(i);
            for (int row = 0; row < keys().sizeOf(i); row++) {
                long hash = hashOf(page, row);
                long[] table = parts.slotsFor(hash);
                int group = i * KeyPages.SIZE + row;
                put(table, parts.freeSlot(table, hash), page, row, hash, group);
                parts.added(hash);
            }
        }
    }

    @Override
    final long indexBytes() {
        return parts.bytes();
    }

    @Override
    final void clearIndex(int size) {
        parts.clear();
    }
}
