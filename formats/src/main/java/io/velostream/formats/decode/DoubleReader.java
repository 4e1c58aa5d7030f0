package io.velostream.formats.decode;

import io.velostream.types.DoubleColumn;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.NearestDouble;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import io.velostream.types.text.Swar;

/// Reads floating numbers. Those of up to seven characters are an exact integer divided by an exact
/// power of ten, so that one division rounds correctly (Clinger).
public final class DoubleReader extends NumberReader {
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

    private double[] values = new double[0];

    public DoubleReader(NumberSyntax syntax, int delimiter) {
        super(syntax, delimiter);
    }

    public void begin(DoubleColumn column) {
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
        if (whole == 0 || end + minus >= 8 || ((byte) word == '0' && whole > 1)) {
            return readRest(bytes, at, limit, row);
        }
        double magnitude;
        if ((byte) (word >>> (whole * 8)) == '.') {
            if (end == whole + 1) {
                return readRest(bytes, at, limit, row);
            }
            // Moves the digits behind the point over it.
            long before = (1L << (whole * 8)) - 1;
            long digits = (word & before) | ((word >>> 8) & ~before);
            magnitude = Swar.parseFirst(digits, end - 1) / POWERS[end - 1 - whole];
        } else {
            magnitude = Swar.parseFirst(word, whole);
            end = whole;
        }
        long next = word >>> (end * 8);
        // Digits and most delimiters lack this bit: half of the test is cheaper than all of it.
        if ((next & 0x40) != 0 && ((byte) next | 0x20) == 'e') {
            return readRest(bytes, at, limit, row);
        }
        // The sign bit, not a negation: -0.0 is a value of its own.
        values[row] =
                Double.longBitsToDouble(
                        Double.doubleToRawLongBits(magnitude) | ((long) minus << 63));
        return at + minus + end;
    }

    @Override
    boolean store(PlainDigits number, boolean minus, int row) {
        double magnitude = NearestDouble.of(number.digits(), number.power());
        values[row] = minus ? -magnitude : magnitude;
        // Neither infinity nor the NaN that means "cannot tell".
        return magnitude <= Double.MAX_VALUE;
    }

    @Override
    Outcome parse(byte[] bytes, int offset, int length, Parsed into) {
        return DoubleText.parse(bytes, offset, length, into);
    }

    @Override
    boolean store(Parsed value, int row) {
        values[row] = value.doubleValue();
        return true;
    }
}
