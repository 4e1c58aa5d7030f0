package io.velostream.engine.group;

import io.velostream.engine.state.ValueBytes;
import io.velostream.types.Column;

/// ARRAY, MAP and STRUCT keys, by their canonical bytes.
final class NestedPart extends InternedPart {
    private final ValueBytes value = new ValueBytes(true);

    @Override
    void encode(Column column, int[] rows, int count, long[] word, int shift, long keep) {
        Interner entries = entries();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long code = 0;
            if (!column.isNull(row)) {
                value.clear();
                value.write(column, row);
                code = entries.intern(value.bytes(), value.start(), value.length()) + 1L;
            }
            word[row] = (word[row] & keep) | (code << shift);
        }
    }

    @Override
    void decode(long[][] words, Place place, int from, int to, Column out) {
        Interner entries = entries();
        long[] word = words[place.word()];
        for (int group = from; group < to; group++) {
            int id = code(word[group], place.shift()) - 1;
            if (id < 0) {
                out.setNull(group - from);
            } else {
                ValueBytes.read(entries.bytes(id), entries.start(id), out, group - from);
            }
        }
    }
}
