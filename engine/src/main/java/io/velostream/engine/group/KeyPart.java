package io.velostream.engine.group;

import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// One key column of a grouping: its values as codes, and back.
///
/// A **narrow** part needs 32 bits, so two of them share a word; others need one or two words.
/// Codes are exact: two values have the same code exactly if GROUP BY takes them for equal.
abstract sealed class KeyPart permits NarrowPart, LongPart, DoublePart, Int128Part {
    static KeyPart of(SqlType type) {
        return switch (type.storage()) {
            case BOOLEAN -> new BooleanPart();
            case LONG -> new LongPart();
            case DOUBLE -> new DoublePart();
            case INT128 -> new Int128Part();
            case TEXT -> new TextPart();
            case ARRAY, MAP, STRUCT -> new NestedPart();
        };
    }

    /// How many words of its own it needs; 0 if it is narrow.
    abstract int words();

    /// Writes the codes of `rows[0..count)`, each at its row's number, at `place`.
    abstract void encode(Column column, int[] rows, int count, long[][] words, Place place);

    /// Sets the rows `0..to - from` of `out`, which is cleared, from the codes of the groups
    /// `from..to`.
    abstract void decode(long[][] words, Place place, int from, int to, Column out);

    /// About how much memory it remembers values in.
    long stateBytes() {
        return 0;
    }

    void snapshot(StateWriter writer) {}

    void restore(StateReader reader) {}

    /// Where a part's code lies.
    ///
    /// @param word the first word
    /// @param shift the bit in that word where a narrow code begins
    /// @param nullWord the word in which a LONG says that it is null
    /// @param nullBit the bit in that word
    record Place(int word, int shift, int nullWord, long nullBit) {}
}
