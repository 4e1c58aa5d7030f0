package io.velostream.engine.group;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;

/// Turns the key columns of a batch into `long` words per row, exactly and reversibly, so that
/// grouping compares numbers only and the keys of a result are made from the words again.
///
/// Two narrow keys (text, boolean, nested) share a word. One more word per 64 keys says which LONG
/// keys are null; it comes into being with the first such null ([#width] then grows by it, and all
/// keys seen before have zero there).
///
/// Any number of [Groups] may use one codec; interned keys are remembered for all of them until
/// [#forgetAllBut].
public final class KeyCodec {
    private static final int NULLS_PER_WORD = 64;

    private final KeyPart[] parts;
    private final KeyPart.Place[] places;
    private final int baseWidth;
    private final int nullWidth;
    private boolean hasNullWords;
    private long[][] words;
    private int[] groupOfRow = new int[0];
    private long[][] gathered = new long[0][0];
    private int[] mergeTargets = new int[0];

    private final List<SqlType> types;

    public KeyCodec(List<SqlType> types) {
        this.types = List.copyOf(types);
        parts = types.stream().map(KeyPart::of).toArray(KeyPart[]::new);
        places = new KeyPart.Place[parts.length];
        int[] firstWord = new int[parts.length];
        int[] shift = new int[parts.length];
        int width = 0;
        int halfFree = -1;
        for (int i = 0; i < parts.length; i++) {
            boolean narrow = parts[i].words() == 0;
            if (narrow && halfFree >= 0) {
                firstWord[i] = halfFree;
                shift[i] = 32;
                halfFree = -1;
            } else {
                firstWord[i] = width;
                halfFree = narrow ? width : halfFree;
                width += Math.max(1, parts[i].words());
            }
        }
        int longs = 0;
        for (int i = 0; i < parts.length; i++) {
            int nullWord = width + longs / NULLS_PER_WORD;
            places[i] = new KeyPart.Place(firstWord[i], shift[i], nullWord, 1L << longs);
            longs += parts[i] instanceof LongPart ? 1 : 0;
        }
        baseWidth = width;
        nullWidth = (longs + NULLS_PER_WORD - 1) / NULLS_PER_WORD;
        words = new long[baseWidth][0];
    }

    /// A batch with a column for each key.
    Batch newKeys(int capacity) {
        return new Batch(
                types.stream().map(type -> Column.of(type, capacity)).toArray(Column[]::new));
    }

    /// How many words a key has now.
    int width() {
        return words.length;
    }

    boolean isOneNarrowKey() {
        return parts.length == 1 && parts[0] instanceof NarrowPart;
    }

    /// How many bits the lower half of a word of narrow keys uses so far.
    int lowBits() {
        return bits(0);
    }

    /// As [#lowBits] of the upper half; 0 if there is no second key.
    int highBits() {
        return parts.length < 2 ? 0 : bits(1);
    }

    /// How many bits tell all keys of one or two narrow parts apart; very many for other keys.
    int denseBits() {
        boolean narrow =
                parts.length == 2
                        && parts[0] instanceof NarrowPart
                        && parts[1] instanceof NarrowPart;
        return narrow || isOneNarrowKey() ? lowBits() + highBits() : Integer.MAX_VALUE;
    }

    private int bits(int index) {
        int codes = parts[index] instanceof NarrowPart part ? part.greatestCode() : -1;
        return 32 - Integer.numberOfLeadingZeros(codes);
    }

    /// The words of the rows last encoded, by word and row number.
    long[][] words() {
        return words;
    }

    /// Where to write the group of each row; at least as long as the last batch.
    int[] groupOfRow() {
        return groupOfRow;
    }

    /// Encodes the keys of `rows[0..count)`, at least one, a selection of `rowCount` rows.
    public void encode(Column[] keys, int[] rows, int count, int rowCount) {
        if (groupOfRow.length < rowCount) {
            groupOfRow = new int[rowCount];
            words = new long[width()][rowCount];
        }
        if (!hasNullWords && hasNullLongs(keys)) {
            addNullWords();
        }
        for (int i = baseWidth; i < words.length; i++) {
            Arrays.fill(words[i], 0, rowCount, 0L);
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i].encode(keys[i], rows, count, words, places[i]);
        }
    }

    private boolean hasNullLongs(Column[] keys) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] instanceof LongPart && keys[i].hasNulls()) {
                return true;
            }
        }
        return false;
    }

    private void addNullWords() {
        hasNullWords = true;
        words = new long[baseWidth + nullWidth][groupOfRow.length];
    }

    /// Writes the values of key column `part` of the groups `from..to`, whose words are `keys`.
    void decode(int part, long[][] keys, int from, int to, Column out) {
        parts[part].decode(keys, places[part], from, to, out);
    }

    /// As the other one.
    void decode(int part, KeyPages keys, int from, int to, Column out) {
        int within = KeyPages.within(from);
        int count = to - from;
        if (within + count <= KeyPages.SIZE) {
            decode(part, keys.pageOf(from), within, within + count, out);
            return;
        }
        int[] groups = new int[count];
        for (int i = 0; i < count; i++) {
            groups[i] = from + i;
        }
        decode(part, gather(keys, groups, count), 0, count, out);
    }

    /// The words of listed groups, in the list's order; valid until the next call.
    long[][] gather(KeyPages keys, int[] groups, int count) {
        long[][] to = gathered(keys.width(), count);
        for (int i = 0; i < to.length; i++) {
            long[] word = to[i];
            for (int j = 0; j < count; j++) {
                word[j] = keys.pageOf(groups[j])[i][KeyPages.within(groups[j])];
            }
        }
        return to;
    }

    private long[][] gathered(int width, int count) {
        if (gathered.length != width || (width > 0 && gathered[0].length < count)) {
            gathered = new long[width][count];
        }
        return gathered;
    }

    /// Where merging notes the groups that others become; at least `count` long.
    int[] mergeTargets(int count) {
        if (mergeTargets.length < count) {
            mergeTargets = new int[Math.max(count, mergeTargets.length * 2)];
        }
        return mergeTargets;
    }

    public int columns() {
        return parts.length;
    }

    /// How many values are interned, over all key columns.
    public int interned() {
        int count = 0;
        for (KeyPart part : parts) {
            if (part instanceof InternedPart interned) {
                count += interned.entries().size();
            }
        }
        return count;
    }

    /// About how much memory the interned values take.
    public long stateBytes() {
        long bytes = 0;
        for (KeyPart part : parts) {
            bytes += part.stateBytes();
        }
        return bytes;
    }

    /// Forgets all interned values but those of the `live` groups, whose keys get new codes.
    public void forgetAllBut(List<Groups> live) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] instanceof InternedPart part) {
                Interner old = part.startAnew();
                for (Groups groups : live) {
                    recode(part, old, places[i], groups.table());
                }
            }
        }
        for (Groups groups : live) {
            groups.rebuild();
        }
    }

    private static void recode(
            InternedPart part, Interner old, KeyPart.Place place, GroupTable table) {
        int shift = place.shift();
        long keep = ~(0xFFFF_FFFFL << shift);
        KeyPages keys = table.keys();
        for (int page = 0; page < keys.pages(); page++) {
            long[] word = keys.page(page)[place.word()];
            for (int group = 0; group < keys.sizeOf(page); group++) {
                long code = part.recode(old, NarrowPart.code(word[group], shift));
                word[group] = (word[group] & keep) | (code << shift);
            }
        }
    }

    public void snapshot(StateWriter writer) {
        writer.writeBoolean(hasNullWords);
        for (KeyPart part : parts) {
            part.snapshot(writer);
        }
    }

    public void restore(StateReader reader) {
        if (reader.readBoolean()) {
            addNullWords();
        }
        for (KeyPart part : parts) {
            part.restore(reader);
        }
    }
}
