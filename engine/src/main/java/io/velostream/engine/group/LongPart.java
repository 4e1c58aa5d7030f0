package io.velostream.engine.group;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;

/// Keys of 64 bits. Every bit pattern is a value, so NULL is a bit in a word of its own, which
/// exists only once a NULL has come.
final class LongPart extends KeyPart {
    @Override
    int words() {
        return 1;
    }

    @Override
    void encode(Column column, int[] rows, int count, long[][] words, Place place) {
        long[] values = ((LongColumn) column).values();
        long[] word = words[place.word()];
        if (!column.hasNulls()) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                word[row] = values[row];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            boolean isNull = column.isNull(row);
            word[row] = isNull ? 0 : values[row];
            if (isNull) {
                words[place.nullWord()][row] |= place.nullBit();
            }
        }
    }

    @Override
    void decode(long[][] words, Place place, int from, int to, Column out) {
        LongColumn longs = (LongColumn) out;
        System.arraycopy(words[place.word()], from, longs.values(), 0, to - from);
        if (place.nullWord() >= words.length) {
            return;
        }
        long[] nulls = words[place.nullWord()];
        for (int group = from; group < to; group++) {
            if ((nulls[group] & place.nullBit()) != 0) {
                longs.setNull(group - from);
            }
        }
    }
}
