package io.velostream.types.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;

/// The double nearest to a decimal number, of two halfway the even one.
///
/// The method is Daniel Lemire's, "Number parsing at a gigabyte per second", 2021: the digits are
/// multiplied by a 128-bit approximation of the power of five, which nearly always has bits enough
/// to tell how to round. Where it has not, and for subnormal numbers, [#of] gives up.
public final class NearestDouble {
    /// Below, every number of 19 digits is zero.
    private static final int LEAST_POWER = -342;

    /// Above, every number but zero is infinite.
    private static final int GREATEST_POWER = 308;

    private static final int LARGEST_EXACT_POWER = 22;
    private static final int FRACTION_BITS = 52;
    private static final int BIAS = 1023;
    private static final int INFINITE = 0x7ff;

    /// Between these powers the product is never undecided.
    private static final int LEAST_SURE_POWER = -27;

    private static final int GREATEST_SURE_POWER = 55;

    /// Between these powers a number can lie exactly half-way.
    private static final int LEAST_HALFWAY_POWER = -4;

    private static final int GREATEST_HALFWAY_POWER = 23;

    /// Pairs of longs by power, the upper half first. Filled where needed: data mostly needs a
    /// handful.
    private static final long[] POWERS = new long[(GREATEST_POWER - LEAST_POWER + 1) * 2];

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private NearestDouble() {}

    /// The double nearest to `digits * 10^power`, maybe infinity; NaN if this method cannot tell.
    ///
    /// @param digits unsigned
    public static double of(long digits, int power) {
        if (digits >>> (FRACTION_BITS + 1) == 0 && Math.abs(power) <= LARGEST_EXACT_POWER) {
            // Both are exact as doubles, so that one operation rounds correctly (Clinger).
            return power < 0
                    ? digits / DoubleText.exactPowerOfTen(-power)
                    : digits * DoubleText.exactPowerOfTen(power);
        }
        if (digits == 0 || power < LEAST_POWER) {
            return 0;
        }
        return power > GREATEST_POWER ? Double.POSITIVE_INFINITY : round(digits, power);
    }

    private static double round(long digits, int power) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long normal = digits << zeros;
        int index = (power - LEAST_POWER) * 2;
        long five = (long) ELEMENT.getAcquire(POWERS, index);
        if (five == 0) {
            five = computePower(power, index);
        }
        long high = Math.unsignedMultiplyHigh(normal, five);
        long low = normal * five;
        if ((high & 0x1ff) == 0x1ff) {
            // The bits below those that are kept are all ones: the lower half may carry.
            long more = Math.unsignedMultiplyHigh(normal, POWERS[index + 1]);
            low += more;
            high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
        }
        if (low == -1 && (power < LEAST_SURE_POWER || power > GREATEST_SURE_POWER)) {
            return Double.NaN;
        }
        int upper = (int) (high >>> 63);
        int shift = upper + 64 - FRACTION_BITS - 3;
        long mantissa = high >>> shift;
        int exponent = floorLog2Pow10(power) + 63 + upper - zeros + BIAS;
        if (exponent <= 0) {
            return Double.NaN;
        }
        boolean halfway =
                Long.compareUnsigned(low, 1) <= 0
                        && power >= LEAST_HALFWAY_POWER
                        && power <= GREATEST_HALFWAY_POWER
                        && (mantissa & 3) == 1
                        && mantissa << shift == high;
        if (halfway) {
            mantissa--;
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa >>> (FRACTION_BITS + 1) != 0) {
            mantissa >>>= 1;
            exponent++;
        }
        if (exponent >= INFINITE) {
            return Double.POSITIVE_INFINITY;
        }
        long fraction = mantissa & ((1L << FRACTION_BITS) - 1);
        return Double.longBitsToDouble((long) exponent << FRACTION_BITS | fraction);
    }

    private static int floorLog2Pow10(int power) {
        return (217_706 * power) >> 16;
    }

    /// The upper 128 bits of five to the `power`; of a fraction, rounded up.
    private static long computePower(int power, int index) {
        BigInteger value = BigInteger.valueOf(5).pow(Math.abs(power));
        if (power < 0) {
            int bits = value.bitLength();
            int wanted = power >= LEAST_SURE_POWER ? bits + 127 : 2 * bits + 128;
            value = BigInteger.ONE.shiftLeft(wanted).divide(value).add(BigInteger.ONE);
        }
        value = value.shiftRight(value.bitLength() - 128);
        long upper = value.shiftRight(64).longValue();
        POWERS[index + 1] = value.longValue();
        // Released after the lower half: a thread that sees the upper half sees both.
        ELEMENT.setRelease(POWERS, index, upper);
        return upper;
    }
}
