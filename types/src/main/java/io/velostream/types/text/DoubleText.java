package io.velostream.types.text;

import java.nio.charset.StandardCharsets;

/// Floating numbers as text.
///
/// Printed with the fewest digits that read back as the same number; `100.0`, `0.001`, `1.0E16`:
/// plain from a thousandth to below ten to the 16, else with an exponent; always with a point, so
/// that a number that is not whole by type stays recognisable.
public final class DoubleText {
    private static final byte[] NAN = "NaN".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INFINITY = "Infinity".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER_NAN = "nan".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER_INFINITY = "infinity".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER_INF = "inf".getBytes(StandardCharsets.US_ASCII);

    /// Numbers below this with up to three decimals have at most nine digits.
    private static final double FEW_DIGITS_LIMIT = 999_999.0;

    /// Powers of ten that are exact as doubles.
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    /// So many digits fit an unsigned long, whatever they are.
    private static final int MOST_DIGITS = 19;

    private DoubleText() {}

    /// Prints at most 26 characters: digits, `NaN`, `Infinity` or `-Infinity`.
    public static int print(byte[] to, int at, double value) {
        double magnitude = Math.abs(value);
        if (magnitude < FEW_DIGITS_LIMIT) {
            // Amounts of money and sensor readings have two or three decimals, and so has the mean
            // of two amounts: a third of the cost. Nothing shorter can be the same number, since
            // decimals of up to 15 digits are different doubles.
            int thousandths = (int) (magnitude * 1000 + 0.5);
            if (thousandths / 1000.0 == magnitude
                    && (thousandths != 0 || Double.doubleToRawLongBits(value) == 0)) {
                int next = at;
                if (value < 0) {
                    to[next++] = '-';
                }
                return printThousandths(to, next, thousandths);
            }
        }
        int end = ScaledDouble.print(to, at, value);
        if (end >= 0) {
            return end;
        }
        return Double.isFinite(value)
                ? ShortestDouble.print(to, at, value)
                : printSpecial(to, at, value);
    }

    private static int printThousandths(byte[] to, int at, int thousandths) {
        long fixed = thousandths * ThreeDigits.OF_9;
        long first = ThreeDigits.of(fixed);
        fixed = ThreeDigits.next(fixed);
        long digits = first | ThreeDigits.of(fixed) << 24;
        int zeros = Long.numberOfTrailingZeros(digits | (1L << 40)) & -8;
        Swar.store(to, at, (digits | Swar.ZEROS) >>> zeros);
        int point = at + 6 - (zeros >>> 3);
        int fraction = (int) ThreeDigits.of(ThreeDigits.next(fixed));
        Swar.store4(to, point, '.' | (fraction << 8) | 0x30303000);
        // One digit always, then no zeros at the end.
        return point + 1 + ((39 - Integer.numberOfLeadingZeros(fraction | 1)) >>> 3);
    }

    private static int printSpecial(byte[] to, int at, double value) {
        int next = at;
        if (value < 0) {
            to[next++] = '-';
        }
        byte[] word = Double.isNaN(value) ? NAN : INFINITY;
        System.arraycopy(word, 0, to, next, word.length);
        return next + word.length;
    }

    /// Ten to the `exponent` (0 to 22), exactly.
    public static double exactPowerOfTen(int exponent) {
        return EXACT_POWERS[exponent];
    }

    /// Reads `[+-]digits[.digits][e[+-]digits]`, `NaN` and `[+-]Infinity` (or `inf`, in any case),
    /// rounded to the nearest double. A number too large for a double is out of range; one too
    /// small is 0.
    public static Outcome parse(byte[] from, int offset, int length, Parsed into) {
        int end = offset + length;
        int at = offset;
        boolean negative = at < end && from[at] == '-';
        if (at < end && (negative || from[at] == '+')) {
            at++;
        }
        long mantissa = 0;
        int digits = 0;
        int significant = 0;
        int point = -1;
        for (; at < end; at++) {
            int c = from[at];
            if (c == '.' && point < 0) {
                point = digits;
                continue;
            }
            int digit = c - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            digits++;
            if (mantissa != 0 || digit != 0) {
                significant++;
            }
            // Digits past the 19th spoil the mantissa, which is then not used.
            mantissa = mantissa * 10 + digit;
        }
        if (digits == 0) {
            return parseWord(from, at, end - at, negative, into);
        }
        int power = point < 0 ? 0 : point - digits;
        if (at < end) {
            int exponent = DecimalText.exponentOf(from, at, end);
            if (exponent == Integer.MIN_VALUE) {
                return Outcome.MALFORMED;
            }
            power += exponent;
        }
        if (significant <= MOST_DIGITS) {
            double value = NearestDouble.of(mantissa, power);
            if (!Double.isNaN(value)) {
                return Double.isInfinite(value)
                        ? Outcome.OUT_OF_RANGE
                        : into.set(negative ? -value : value);
            }
        }
        double value =
                Double.parseDouble(new String(from, offset, length, StandardCharsets.ISO_8859_1));
        return Double.isInfinite(value) ? Outcome.OUT_OF_RANGE : into.set(value);
    }

    private static Outcome parseWord(
            byte[] from, int at, int length, boolean negative, Parsed into) {
        if (isWord(LOWER_INFINITY, from, at, length) || isWord(LOWER_INF, from, at, length)) {
            return into.set(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return isWord(LOWER_NAN, from, at, length) ? into.set(Double.NaN) : Outcome.MALFORMED;
    }

    private static boolean isWord(byte[] lower, byte[] from, int at, int length) {
        return lower.length == length && BooleanText.sameIgnoringCase(lower, from, at);
    }
}
