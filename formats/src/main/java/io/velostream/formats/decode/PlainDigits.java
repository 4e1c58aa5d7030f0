package io.velostream.formats.decode;

import io.velostream.types.text.Swar;

/// The digits of a number that is too long for one word: `digits[.digits][e[+-]digits]`, as an
/// integer of up to 19 digits and a power of ten. Belongs to one reader.
final class PlainDigits {
    /// So many digits fit an unsigned long, whatever they are.
    static final int MOST = 19;

    /// Of an exponent: more have no place in a double.
    private static final int MOST_EXPONENT_DIGITS = 3;

    private static final long[] POWERS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    private long digits;
    private int end;
    private int fraction;
    private int exponent;
    private boolean hasExponent;

    /// Reads the number that starts at `at`, its sign already taken.
    ///
    /// @return whether it has this form; a lone zero is the only whole part that starts with one
    boolean read(byte[] bytes, int at) {
        exponent = 0;
        hasExponent = false;
        fraction = 0;
        int next = readDigits(bytes, at, 0);
        int whole = next - at;
        boolean zero = bytes[at] == '0';
        if (whole == 0 || whole > MOST || (zero && whole > 1)) {
            return false;
        }
        if (bytes[next] == '.') {
            int start = next + 1;
            next = readDigits(bytes, start, digits);
            fraction = next - start;
            if (fraction == 0 || fraction + (zero ? 0 : whole) > MOST) {
                return false;
            }
        }
        end = next;
        return (bytes[next] | 0x20) != 'e' || readExponent(bytes, next + 1);
    }

    /// Appends digits to `before`; wrong if there are too many, which the caller counts.
    private int readDigits(byte[] bytes, int at, long before) {
        long value = before;
        int next = at;
        int count;
        do {
            long word = Swar.load(bytes, next);
            count = Swar.firstOf(Swar.nonDigits(word));
            value = value * POWERS[count] + Swar.parseFirst(word, count);
            next += count;
        } while (count == 8 && next - at <= MOST);
        digits = value;
        return next;
    }

    private boolean readExponent(byte[] bytes, int at) {
        boolean negative = bytes[at] == '-';
        int start = negative || bytes[at] == '+' ? at + 1 : at;
        int next = start;
        int value = 0;
        while (bytes[next] >= '0' && bytes[next] <= '9') {
            if (next - start == MOST_EXPONENT_DIGITS) {
                return false;
            }
            value = value * 10 + bytes[next++] - '0';
        }
        exponent = negative ? -value : value;
        hasExponent = true;
        end = next;
        return next > start;
    }

    /// The digits without the point, unsigned.
    long digits() {
        return digits;
    }

    /// Behind the number.
    int end() {
        return end;
    }

    /// How many of the digits are behind the point.
    int fraction() {
        return fraction;
    }

    /// Also of `e0`, which whole numbers and decimals may not have everywhere.
    boolean hasExponent() {
        return hasExponent;
    }

    /// By which power of ten the digits are to be multiplied.
    int power() {
        return exponent - fraction;
    }
}
