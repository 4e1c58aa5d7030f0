package io.velostream.engine.group;

import io.velostream.types.Column;
import io.velostream.types.Int128Column;

/// Keys of wide decimals, high half first. NULL is the least 128-bit number, which has more than 38
/// digits.
final class Int128Part extends KeyPart {
    @Override
    int words() {
        return 2;
    }

    @Override
    void encode(Column column, int[] rows, int count, long[][] words, Place place) {
        Int128Column wide = (Int128Column) column;
        long[] high = words[place.word()];
        long[] low = words[place.word() + 1];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            boolean isNull = wide.isNull(row);
            high[row] = isNull ? Long.MIN_VALUE : wide.high(row);
            low[row] = isNull ? 0 : wide.low(row);
        }
    }

    @Override
    void decode(long[][] words, Place place, int from, int to, Column out) {
        Int128Column wide = (Int128Column) out;
        long[] high = words[place.word()];
        long[] low = words[place.word() + 1];
        for (int group = from; group < to; group++) {
            if (high[group] == Long.MIN_VALUE) {
                wide.setNull(group - from);
            } else {
                wide.set(group - from, high[group], low[group]);
            }
        }
    }
}
