package io.velostream.engine.group;

import io.velostream.types.Column;

/// A key column whose codes are small numbers: 0 for NULL, then dense.
abstract sealed class NarrowPart extends KeyPart permits BooleanPart, InternedPart {
    @Override
    final int words() {
        return 0;
    }

    @Override
    final void encode(Column column, int[] rows, int count, long[][] words, Place place) {
        // What the other half of the word holds stays; the first half wipes the word.
        long keep = place.shift() == 0 ? 0L : 0xFFFF_FFFFL;
        encode(column, rows, count, words[place.word()], place.shift(), keep);
    }

    /// Sets each row's word to `(word & keep) | code << shift`.
    abstract void encode(Column column, int[] rows, int count, long[] word, int shift, long keep);

    /// The greatest code so far.
    abstract int greatestCode();

    static int code(long word, int shift) {
        return (int) (word >>> shift);
    }
}
