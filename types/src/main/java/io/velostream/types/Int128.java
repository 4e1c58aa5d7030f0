package io.velostream.types;

import java.math.BigInteger;

/// Signed 128-bit integers as two longs: pure functions, no objects on the common path.
public final class Int128 {
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private Int128() {}

    public static BigInteger toBigInteger(long high, long low) {
        BigInteger unsignedLow = BigInteger.valueOf(low);
        if (low < 0) {
            unsignedLow = unsignedLow.add(TWO_64);
        }
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    /// The upper half of `value`, which must fit 128 bits.
    public static long high(BigInteger value) {
        return value.shiftRight(64).longValue();
    }

    /// The lower half of `value`.
    public static long low(BigInteger value) {
        return value.longValue();
    }

    /// The upper half of `a + b`, given the lower half of the sum.
    public static long highOfSum(long aHigh, long aLow, long bHigh, long sumLow) {
        long carry = Long.compareUnsigned(sumLow, aLow) < 0 ? 1 : 0;
        return aHigh + bHigh + carry;
    }

    /// Whether the value fits a signed 64-bit integer.
    public static boolean fitsLong(long high, long low) {
        return high == (low >> 63);
    }

    public static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        return aHigh != bHigh ? Long.compare(aHigh, bHigh) : Long.compareUnsigned(aLow, bLow);
    }
}
