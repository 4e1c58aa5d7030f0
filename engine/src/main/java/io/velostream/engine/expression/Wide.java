package io.velostream.engine.expression;

import io.velostream.types.Int128;
import io.velostream.types.text.PowersOfTen;
import java.math.BigInteger;

/// A 128-bit signed number to compute with: what decimals of more than 18 digits are made of. A
/// kernel owns one and uses it for every row.
///
/// Methods that return a boolean say whether the result fits; if not, the value is unspecified.
final class Wide {
    long high;
    long low;

    void set(long newHigh, long newLow) {
        high = newHigh;
        low = newLow;
    }

    /// False if the number needs more than 128 bits.
    boolean set(BigInteger value) {
        high = Int128.high(value);
        low = Int128.low(value);
        return value.bitLength() < 128;
    }

    BigInteger toBigInteger() {
        return Int128.toBigInteger(high, low);
    }

    boolean isZero() {
        return (high | low) == 0;
    }

    private void negate() {
        low = -low;
        high = ~high + (low == 0 ? 1 : 0);
    }

    boolean add(long otherHigh, long otherLow) {
        long sumLow = low + otherLow;
        long sumHigh = Int128.highOfSum(high, low, otherHigh, sumLow);
        boolean fits = ((high ^ sumHigh) & (otherHigh ^ sumHigh)) >= 0;
        set(sumHigh, sumLow);
        return fits;
    }

    boolean subtract(long otherHigh, long otherLow) {
        long borrow = Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0;
        long differenceHigh = high - otherHigh - borrow;
        boolean fits = ((high ^ otherHigh) & (high ^ differenceHigh)) >= 0;
        set(differenceHigh, low - otherLow);
        return fits;
    }

    boolean multiply(long otherHigh, long otherLow) {
        if (Int128.fitsLong(high, low) && Int128.fitsLong(otherHigh, otherLow)) {
            set(Math.multiplyHigh(low, otherLow), low * otherLow);
            return true;
        }
        boolean negative = (high ^ otherHigh) < 0;
        long bLow = otherHigh < 0 ? -otherLow : otherLow;
        long bHigh = otherHigh < 0 ? ~otherHigh + (otherLow == 0 ? 1 : 0) : otherHigh;
        if (high < 0) {
            negate();
        }
        boolean fits = multiplyMagnitudes(bHigh, bLow);
        if (negative) {
            negate();
        }
        return fits;
    }

    /// Both numbers are magnitudes. The most negative number counts as not fitting: no decimal of
    /// 38 digits is that large.
    private boolean multiplyMagnitudes(long bHigh, long bLow) {
        if (high != 0 && bHigh != 0) {
            return false;
        }
        long wideHigh = high != 0 ? high : bHigh;
        long other = high != 0 ? bLow : low;
        long cross = wideHigh * other;
        boolean fits = wideHigh >= 0 && Math.unsignedMultiplyHigh(wideHigh, other) == 0;
        long upper = Math.unsignedMultiplyHigh(low, bLow);
        long sum = cross + upper;
        set(sum, low * bLow);
        return fits && cross >= 0 && upper >= 0 && sum >= 0;
    }

    /// Ten to the `exponent` (0 to 38) times this.
    boolean scaleUp(int exponent) {
        return exponent == 0 || multiply(PowersOfTen.high(exponent), PowersOfTen.low(exponent));
    }

    /// This divided by ten to the `exponent` (0 to 38), rounded half away from zero.
    void scaleDown(int exponent) {
        if (exponent == 0) {
            return;
        }
        boolean negative = high < 0;
        if (negative) {
            negate();
        }
        // Digits cut off before the last step cannot change how it rounds: half of a power of ten
        // is a whole number.
        int left = exponent;
        while (left > 18) {
            divideMagnitude(PowersOfTen.low(18));
            left -= 18;
        }
        long divisor = PowersOfTen.low(left);
        long rest = divideMagnitude(divisor);
        if (rest >= divisor - rest) {
            increment();
        }
        if (negative) {
            negate();
        }
    }

    private void increment() {
        low++;
        high += low == 0 ? 1 : 0;
    }

    /// This divided by another number, which is not zero, rounded half away from zero. False if
    /// only [BigInteger] can do it.
    boolean divideRounded(long otherHigh, long otherLow) {
        if (!Int128.fitsLong(otherHigh, otherLow)
                || otherLow == Long.MIN_VALUE
                || high == Long.MIN_VALUE) {
            return false;
        }
        boolean negative = (high ^ otherHigh) < 0;
        long divisor = Math.abs(otherLow);
        if (high < 0) {
            negate();
        }
        long rest = divideMagnitude(divisor);
        if (rest >= divisor - rest) {
            increment();
        }
        if (negative) {
            negate();
        }
        return true;
    }

    /// Divides this, which is not negative, by a positive long and returns the remainder.
    private long divideMagnitude(long divisor) {
        if (high == 0) {
            long quotient = Long.divideUnsigned(low, divisor);
            long rest = low - quotient * divisor;
            low = quotient;
            return rest;
        }
        long quotientHigh = high / divisor;
        long rest = high - quotientHigh * divisor;
        long quotientLow = divideTwoWords(rest, low, divisor);
        rest = low - quotientLow * divisor;
        set(quotientHigh, quotientLow);
        return rest;
    }

    /// The lower 64 bits of `(high * 2^64 + low) / divisor` for `0 <= high < divisor`: Knuth's
    /// algorithm D for two digits of 32 bits (Hacker's Delight, `divlu`).
    private static long divideTwoWords(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long d = divisor << shift;
        long dHigh = d >>> 32;
        long dLow = d & 0xffffffffL;
        // A shift by 64 would be one by 0.
        long n32 = (high << shift) | (shift == 0 ? 0 : low >>> (64 - shift));
        long n10 = low << shift;
        long n1 = n10 >>> 32;
        long n0 = n10 & 0xffffffffL;
        long q1 = digit(n32, n1, dHigh, dLow);
        long n21 = (n32 << 32) + n1 - q1 * d;
        long q0 = digit(n21, n0, dHigh, dLow);
        return (q1 << 32) + q0;
    }

    /// One digit of the quotient: estimated from the upper half of the divisor, corrected by the
    /// lower half.
    private static long digit(long upper, long next, long dHigh, long dLow) {
        long q = Long.divideUnsigned(upper, dHigh);
        long rest = upper - q * dHigh;
        while (q >= 1L << 32 || Long.compareUnsigned(q * dLow, (rest << 32) + next) > 0) {
            q--;
            rest += dHigh;
            if (rest >= 1L << 32) {
                break;
            }
        }
        return q;
    }

    /// Whether a decimal of that precision holds the number.
    boolean fits(int precision) {
        long upper = high;
        long lower = low;
        if (upper < 0) {
            upper = ~upper + (lower == 0 ? 1 : 0);
            lower = -lower;
            if (upper < 0) {
                return false;
            }
        }
        long limit = PowersOfTen.high(precision);
        return upper < limit
                || (upper == limit && Long.compareUnsigned(lower, PowersOfTen.low(precision)) < 0);
    }
}
