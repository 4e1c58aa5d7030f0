package io.velostream.formats.decode;

import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import io.velostream.types.text.Swar;

/// Reads decimals of up to 18 digits.
public final class DecimalReader extends NumberReader {
    private final SqlType.Decimal type;
    private final long limit;

    /// By the number of fraction digits: what makes the digits the stored integer; 0 if there are
    /// too many.
    private final long[] factors = new long[8];

    private long[] values = new long[0];

    public DecimalReader(NumberSyntax syntax, int delimiter, SqlType.Decimal type) {
        super(syntax, delimiter);
        this.type = type;
        this.limit = powerOfTen(type.precision());
        for (int i = 0; i < factors.length && i <= type.scale(); i++) {
            factors[i] = powerOfTen(type.scale() - i);
        }
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    public void begin(LongColumn column) {
        bind(column);
        values = column.values();
    }

    @Override
    public int read(byte[] bytes, int at, int limitOfInput, int row) {
        int minus = bytes[at] == '-' ? 1 : 0;
        int start = at + minus;
        long word = Swar.load(bytes, start);
        long marks = Swar.nonDigits(word);
        int whole = Swar.firstOf(marks);
        int end = Swar.firstOf(marks & (marks - 1));
        if (whole == 0
                || end <= whole + 1
                || end == 8
                || (byte) (word >>> (whole * 8)) != '.'
                || ((byte) word == '0' && whole > 1)) {
            return readRest(bytes, at, limitOfInput, row);
        }
        long before = (1L << (whole * 8)) - 1;
        long digits = (word & before) | ((word >>> 8) & ~before);
        long factor = factors[end - 1 - whole];
        long number = Swar.parseFirst(digits, end - 1);
        // At most six digits: the product of less than 25 digits is safe only if it is bounded.
        if (factor == 0 || number > (limit - 1) / factor) {
            return readRest(bytes, at, limitOfInput, row);
        }
        long magnitude = number * factor;
        values[row] = (magnitude ^ -minus) + minus;
        return start + end;
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
