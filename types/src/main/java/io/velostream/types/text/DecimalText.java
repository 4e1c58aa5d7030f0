package io.velostream.types.text;

import io.velostream.types.SqlType;

/// Exact decimals as text: an integer and a scale, `12345` with scale 2 being `123.45`.
public final class DecimalText {
    /// Exponents beyond this have the same effect as this one.
    private static final int EXPONENT_LIMIT = 1_000_000;

    /// What to do with fraction digits for which there is no room.
    public enum Excess {
        /// They must be zeros.
        REFUSE,
        /// Rounds half away from zero.
        ROUND
    }

    private DecimalText() {}

    /// Prints with exactly `scale` fraction digits and no point when the scale is 0; at most 41
    /// characters.
    public static int print(byte[] to, int at, long unscaled, int scale) {
        int next = at;
        if (unscaled < 0) {
            to[next++] = '-';
        }
        long magnitude = Math.abs(unscaled);
        if (scale == 0) {
            return LongText.printUnsigned(to, next, magnitude);
        }
        if (scale > SqlType.MAX_SHORT_PRECISION) {
            return printWide(to, next, 0, magnitude, scale);
        }
        long unit = PowersOfTen.low(scale);
        long whole = Long.divideUnsigned(magnitude, unit);
        next = LongText.printUnsigned(to, next, whole);
        to[next] = '.';
        return LongText.printPadded(to, next + 1, magnitude - whole * unit, scale);
    }

    /// The same for a 128-bit integer.
    public static int print(byte[] to, int at, long high, long low, int scale) {
        if (high == (low >> 63)) {
            return print(to, at, low, scale);
        }
        if (high >= 0) {
            return printWide(to, at, high, low, scale);
        }
        to[at] = '-';
        return printWide(to, at + 1, ~high + (low == 0 ? 1 : 0), -low, scale);
    }

    private static int printWide(byte[] to, int at, long high, long low, int scale) {
        // All 45 digits a little further on, nine at a time over 32-bit limbs so that every step
        // of the division fits a long; then the parts are moved to where they belong.
        int base = at + 18;
        int end = base + 45;
        long unit = 1_000_000_000L;
        long limb3 = high >>> 32;
        long limb2 = high & 0xffffffffL;
        long limb1 = low >>> 32;
        long limb0 = low & 0xffffffffL;
        for (int position = end - 9; position >= base; position -= 9) {
            long carry = limb3 % unit;
            limb3 /= unit;
            carry = (carry << 32) | limb2;
            limb2 = carry / unit;
            carry = ((carry % unit) << 32) | limb1;
            limb1 = carry / unit;
            carry = ((carry % unit) << 32) | limb0;
            limb0 = carry / unit;
            LongText.printPadded(to, position, carry % unit, 9);
        }
        int point = end - scale;
        int start = base;
        while (start < point - 1 && to[start] == '0') {
            start++;
        }
        int whole = point - start;
        System.arraycopy(to, start, to, at, whole);
        if (scale == 0) {
            return at + whole;
        }
        to[at + whole] = '.';
        System.arraycopy(to, point, to, at + whole + 1, scale);
        return at + whole + 1 + scale;
    }

    /// Reads `[+-]digits[.digits][e[+-]digits]` as a decimal of that precision and scale.
    public static Outcome parse(
            byte[] from,
            int offset,
            int length,
            int precision,
            int scale,
            Excess excess,
            Parsed into) {
        int end = offset + length;
        int at = offset;
        boolean negative = at < end && from[at] == '-';
        if (at < end && (negative || from[at] == '+')) {
            at++;
        }
        int start = at;
        int point = -1;
        for (; at < end; at++) {
            int c = from[at];
            if (c == '.' && point < 0) {
                point = at;
            } else if (c < '0' || c > '9') {
                break;
            }
        }
        int stop = at;
        int digits = stop - start - (point < 0 ? 0 : 1);
        if (digits == 0) {
            return Outcome.MALFORMED;
        }
        int exponent = 0;
        if (at < end) {
            exponent = exponentOf(from, at, end);
            if (exponent == Integer.MIN_VALUE) {
                return Outcome.MALFORMED;
            }
        }
        int whole = (point < 0 ? stop : point) - start;
        return scaled(
                from, start, stop, whole + exponent + scale, negative, precision, excess, into);
    }

    /// The number behind `e` at `at`, cut to a limit; the least integer if there is none.
    static int exponentOf(byte[] from, int at, int end) {
        int next = at + 1;
        if ((from[at] | 0x20) != 'e' || next == end) {
            return Integer.MIN_VALUE;
        }
        boolean negative = from[next] == '-';
        if (negative || from[next] == '+') {
            next++;
        }
        if (next == end) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; next < end; next++) {
            int digit = from[next] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = Math.min(value * 10 + digit, EXPONENT_LIMIT);
        }
        return negative ? -value : value;
    }

    /// The integer made of the first `kept` digits of `from[start..stop)`, which may contain a
    /// point; zeros are added if there are fewer.
    private static Outcome scaled(
            byte[] from,
            int start,
            int stop,
            int kept,
            boolean negative,
            int precision,
            Excess excess,
            Parsed into) {
        long high = 0;
        long low = 0;
        int significant = 0;
        int left = kept;
        boolean inexact = false;
        boolean roundUp = false;
        for (int at = start; at < stop; at++) {
            int digit = from[at] - '0';
            if (from[at] == '.') {
                continue;
            }
            if (left-- > 0) {
                if (digit != 0 || significant > 0) {
                    if (++significant > precision) {
                        return Outcome.OUT_OF_RANGE;
                    }
                    high = high * 10 + Math.unsignedMultiplyHigh(low, 10);
                    low = low * 10 + digit;
                    high += Long.compareUnsigned(low, digit) < 0 ? 1 : 0;
                }
            } else if (digit != 0) {
                inexact = true;
                roundUp |= left == -1 && digit >= 5;
            }
        }
        if (significant > 0 && left > 0) {
            if (significant + left > precision) {
                return Outcome.OUT_OF_RANGE;
            }
            for (; left > 0; left--) {
                high = high * 10 + Math.unsignedMultiplyHigh(low, 10);
                low *= 10;
            }
        }
        if (inexact && excess == Excess.REFUSE) {
            return Outcome.INEXACT;
        }
        if (roundUp) {
            low++;
            high += low == 0 ? 1 : 0;
            // 999.5 has become one digit longer.
            if (high == PowersOfTen.high(precision) && low == PowersOfTen.low(precision)) {
                return Outcome.OUT_OF_RANGE;
            }
        }
        return negative ? into.set(~high + (low == 0 ? 1 : 0), -low) : into.set(high, low);
    }
}
