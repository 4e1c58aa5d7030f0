package io.velostream.engine.group;

import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.TextColumn;

/// STRING and BYTES keys. A decoder's dictionary number becomes our code by one array load.
final class TextPart extends InternedPart {
    private DictionaryCodes codes = new DictionaryCodes();

    @Override
    void replaceEntries(Interner replacement) {
        super.replaceEntries(replacement);
        codes = new DictionaryCodes();
    }

    @Override
    void encode(Column column, int[] rows, int count, long[] word, int shift, long keep) {
        TextColumn text = (TextColumn) column;
        if (!text.isDictionary()) {
            encodeSlices(text, rows, count, word, shift, keep);
        } else if (text.hasNulls()) {
            encodeNullableIds(text, rows, count, word, shift, keep);
        } else {
            encodeIds(text, rows, count, word, shift, keep);
        }
    }

    private void encodeIds(
            TextColumn text, int[] rows, int count, long[] word, int shift, long keep) {
        Dictionary dictionary = text.dictionary();
        int[] known = codes.of(dictionary);
        int[] ids = text.ids();
        boolean all = rows[count - 1] == count - 1;
        int at = 0;
        while (true) {
            if (!all) {
                at = encodeSome(ids, known, rows, at, count, word, shift, keep);
            } else if (shift == 0) {
                at = encodeLow(ids, known, at, count, word);
            } else {
                at = encodeHigh(ids, known, at, count, word);
            }
            if (at == count) {
                return;
            }
            learn(dictionary, ids[rows[at]], known);
        }
    }

    // Loops without calls, which end early at a number whose code is not known.

    private static int encodeLow(int[] ids, int[] known, int from, int count, long[] word) {
        for (int row = from; row < count; row++) {
            int code = known[ids[row]];
            if (code == 0) {
                return row;
            }
            word[row] = code;
        }
        return count;
    }

    private static int encodeHigh(int[] ids, int[] known, int from, int count, long[] word) {
        for (int row = from; row < count; row++) {
            int code = known[ids[row]];
            if (code == 0) {
                return row;
            }
            word[row] |= (long) code << 32;
        }
        return count;
    }

    private static int encodeSome(
            int[] ids,
            int[] known,
            int[] rows,
            int from,
            int count,
            long[] word,
            int shift,
            long keep) {
        for (int i = from; i < count; i++) {
            int row = rows[i];
            long code = known[ids[row]];
            if (code == 0) {
                return i;
            }
            word[row] = (word[row] & keep) | (code << shift);
        }
        return count;
    }

    private void encodeNullableIds(
            TextColumn text, int[] rows, int count, long[] word, int shift, long keep) {
        Dictionary dictionary = text.dictionary();
        int[] known = codes.of(dictionary);
        int[] ids = text.ids();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int code = 0;
            if (!text.isNull(row)) {
                code = known[ids[row]];
                if (code == 0) {
                    code = learn(dictionary, ids[row], known);
                }
            }
            word[row] = (word[row] & keep) | ((long) code << shift);
        }
    }

    private int learn(Dictionary dictionary, int id, int[] known) {
        int code =
                entries().intern(dictionary.bytes(), dictionary.start(id), dictionary.length(id))
                        + 1;
        known[id] = code;
        return code;
    }

    private void encodeSlices(
            TextColumn text, int[] rows, int count, long[] word, int shift, long keep) {
        Interner entries = entries();
        byte[] bytes = text.bytes();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int code =
                    text.isNull(row)
                            ? 0
                            : entries.intern(bytes, text.start(row), text.length(row)) + 1;
            word[row] = (word[row] & keep) | ((long) code << shift);
        }
    }

    @Override
    void decode(long[][] words, Place place, int from, int to, Column out) {
        TextColumn text = (TextColumn) out;
        Interner entries = entries();
        Dictionary dictionary = entries.dictionary();
        long[] word = words[place.word()];
        if (dictionary != null) {
            text.useDictionary(dictionary);
        }
        for (int group = from; group < to; group++) {
            int row = group - from;
            int id = code(word[group], place.shift()) - 1;
            if (id < 0) {
                text.setNull(row);
            }
            if (dictionary != null) {
                text.ids()[row] = Math.max(id, 0);
            } else if (id >= 0) {
                text.set(row, entries.bytes(id), entries.start(id), entries.length(id));
            }
        }
    }
}
