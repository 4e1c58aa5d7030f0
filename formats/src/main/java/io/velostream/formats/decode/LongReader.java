package io.velostream.formats.decode;

import io.velostream.types.LongColumn;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import io.velostream.types.text.Swar;

/// Reads whole numbers: INT, BIGINT, and TIMESTAMP as epoch milliseconds.
public final class LongReader extends NumberReader {
    private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000};

    private final long least;
    private final long most;
    private final long factor;
    private long[] values = new long[0];

    /// @param least what is smaller is declined
    /// @param most what is larger is declined
    /// @param factor by which the number is multiplied; the bounds must make that safe
    public LongReader(NumberSyntax syntax, int delimiter, long least, long most, long factor) {
        super(syntax, delimiter);
        this.least = least;
        this.most = most;
        this.factor = factor;
    }

    public void begin(LongColumn column) {
        bind(column);
        values = column.values();
    }

    @Override
    public int read(byte[] bytes, int at, int limit, int row) {
        int minus = bytes[at] == '-' ? 1 : 0;
        int start = at + minus;
        long word = Swar.load(bytes, start);
        int count = Swar.firstOf(Swar.nonDigits(word));
        long magnitude;
        if (count < 8) {
            if (count == 0 || ((byte) word == '0' && count > 1)) {
                return readRest(bytes, at, limit, row);
            }
            magnitude = Swar.parseFirst(word, count);
        } else {
            long next = Swar.load(bytes, start + 8);
            int more = Swar.firstOf(Swar.nonDigits(next));
            if (more == 8 || (byte) word == '0') {
                return readRest(bytes, at, limit, row);
            }
            magnitude = Swar.parse8(word) * POWERS[more] + Swar.parseFirst(next, more);
            count = 8 + more;
        }
        // Negates if minus is 1.
        long value = (magnitude ^ -minus) + minus;
        if (value < least || value > most) {
            return DECLINED;
        }
        values[row] = value * factor;
        return start + count;
    }

    @Override
    boolean store(PlainDigits number, boolean minus, int row) {
        long magnitude = number.digits();
        // Above the largest long it looks negative.
        if (number.hasExponent() || number.fraction() != 0 || magnitude < 0) {
            return false;
        }
        long value = minus ? -magnitude : magnitude;
        values[row] = value * factor;
        return value >= least && value <= most;
    }

    @Override
    Outcome parse(byte[] bytes, int offset, int length, Parsed into) {
        return LongText.parse(bytes, offset, length, into);
    }

    @Override
    boolean store(Parsed value, int row) {
        long number = value.longValue();
        values[row] = number * factor;
        return number >= least && number <= most;
    }
}
