package io.velostream.formats.decode;

import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import io.velostream.types.text.PowersOfTen;
import io.velostream.types.text.Swar;
import java.util.Arrays;

/// Reads decimals of up to 18 digits.
public final class DecimalReader extends NumberReader {
    private final SqlType.Decimal type;

    /// By the number of fraction digits: what makes the digits the stored integer.
    private final long[] factors = new long[PlainDigits.MOST + 1];

    /// By the number of fraction digits: the largest digits that fit; -1 if there are too many.
    private final long[] most = new long[PlainDigits.MOST + 1];

    private long[] values = new long[0];

    public DecimalReader(NumberSyntax syntax, int delimiter, SqlType.Decimal type) {
        super(syntax, delimiter);
        this.type = type;
        Arrays.fill(most, -1);
        for (int i = 0; i <= type.scale(); i++) {
            factors[i] = PowersOfTen.low(type.scale() - i);
            most[i] = (PowersOfTen.low(type.precision()) - 1) / factors[i];
        }
    }

    public void begin(LongColumn column) {
        bind(column);
        values = column.values();
    }

    @Override
    public int read(byte[] bytes, int at, int limit, int row) {
        // Shifted rather than loaded anew: that would wait for the first load.
        long loaded = Swar.load(bytes, at);
        int minus = (byte) loaded == '-' ? 1 : 0;
        long word = loaded >>> (minus * 8);
        long marks = Swar.nonDigits(word);
        int whole = Swar.firstOf(marks);
        int end = Swar.firstOf(marks & (marks - 1));
        if (whole == 0
                || end <= whole + 1
                || end + minus >= 8
                || (byte) (word >>> (whole * 8)) != '.'
                || ((byte) word == '0' && whole > 1)
                || (byte) (word >>> (end * 8) | 0x20) == 'e') {
            return readRest(bytes, at, limit, row);
        }
        long before = (1L << (whole * 8)) - 1;
        long digits = (word & before) | ((word >>> 8) & ~before);
        int fraction = end - 1 - whole;
        long number = Swar.parseFirst(digits, end - 1);
        if (number > most[fraction]) {
            return readRest(bytes, at, limit, row);
        }
        long magnitude = number * factors[fraction];
        values[row] = (magnitude ^ -minus) + minus;
        return at + minus + end;
    }

    @Override
    boolean store(PlainDigits number, boolean minus, int row) {
        long digits = number.digits();
        // Above the largest long they look negative.
        if (number.hasExponent() || digits < 0 || digits > most[number.fraction()]) {
            return false;
        }
        long magnitude = digits * factors[number.fraction()];
        values[row] = minus ? -magnitude : magnitude;
        return true;
    }

    @Override
    Outcome parse(byte[] bytes, int offset, int length, Parsed into) {
        return DecimalText.parse(
                bytes,
                offset,
                length,
                type.precision(),
                type.scale(),
                DecimalText.Excess.REFUSE,
                into);
    }

    @Override
    boolean store(Parsed value, int row) {
        values[row] = value.longValue();
        return true;
    }
}
