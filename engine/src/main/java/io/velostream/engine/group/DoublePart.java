package io.velostream.engine.group;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;

/// DOUBLE keys by their bits: `-0.0` is `0.0`, all NaN are one, and one NaN pattern that no value
/// has is NULL.
final class DoublePart extends KeyPart {
    private static final long NULL = 0x7FF8_0000_0000_0001L;

    @Override
    int words() {
        return 1;
    }

    @Override
    void encode(Column column, int[] rows, int count, long[][] words, Place place) {
        double[] values = ((DoubleColumn) column).values();
        long[] word = words[place.word()];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            // Adding 0.0 makes -0.0 positive; doubleToLongBits knows one NaN only.
            word[row] = column.isNull(row) ? NULL : Double.doubleToLongBits(values[row] + 0.0);
        }
    }

    @Override
    void decode(long[][] words, Place place, int from, int to, Column out) {
        DoubleColumn doubles = (DoubleColumn) out;
        long[] word = words[place.word()];
        for (int group = from; group < to; group++) {
            if (word[group] == NULL) {
                doubles.setNull(group - from);
            } else {
                doubles.set(group - from, Double.longBitsToDouble(word[group]));
            }
        }
    }
}
