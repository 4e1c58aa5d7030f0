package io.velostream.engine.group;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;

/// BOOLEAN keys: 0 is NULL, 1 false, 2 true.
final class BooleanPart extends NarrowPart {
    @Override
    void encode(Column column, int[] rows, int count, long[] word, int shift, long keep) {
        BooleanColumn booleans = (BooleanColumn) column;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long code = booleans.isNull(row) ? 0 : booleans.get(row) ? 2 : 1;
            word[row] = (word[row] & keep) | (code << shift);
        }
    }

    @Override
    int greatestCode() {
        return 2;
    }

    @Override
    void decode(long[][] words, Place place, int from, int to, Column out) {
        BooleanColumn booleans = (BooleanColumn) out;
        long[] word = words[place.word()];
        for (int group = from; group < to; group++) {
            int code = code(word[group], place.shift());
            if (code == 0) {
                booleans.setNull(group - from);
            } else {
                booleans.set(group - from, code == 2);
            }
        }
    }
}
