package io.velostream.types.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;

/// The shortest decimal that rounds to a double, and of these the nearest to it.
///
/// The method is Schubfach: Raffaello Giulietti, "The Schubfach way to render doubles", 2020. The
/// names `k`, `h`, `g`, `vb`, `vbl`, `vbr` are the paper's: the double is `c * 2^q`, its
/// neighbours' midpoints are scaled by ten to the `-k` with a table of 126-bit approximations `g`
/// of powers of ten, and one of at most four candidates lies between them.
final class ShortestDouble {
    private static final int LEAST_K = -324;
    private static final int GREATEST_K = 292;
    private static final long HIDDEN_BIT = 1L << 52;
    private static final int LEAST_Q = -1074;
    private static final int PLAIN_DIGITS = 16;

    /// Pairs of longs by `k`, upper 63 bits first. Filled where needed: all of it would cost every
    /// start of the process 47 ms, and data mostly needs a handful.
    private static final long[] POWERS = new long[(GREATEST_K - LEAST_K + 1) * 2];

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private ShortestDouble() {}

    /// Prints a finite number.
    static int print(byte[] to, int at, double value) {
        long bits = Double.doubleToRawLongBits(value);
        int next = at;
        if (bits < 0) {
            to[next++] = '-';
        }
        long fraction = bits & (HIDDEN_BIT - 1);
        int biased = (int) (bits >>> 52) & 0x7ff;
        if (biased == 0 && fraction == 0) {
            Swar.store4(to, next, 0x302e30);
            return next + 3;
        }
        long c = biased > 0 ? fraction | HIDDEN_BIT : fraction;
        int q = biased > 0 ? biased - 1075 : LEAST_Q;
        boolean regular = c != HIDDEN_BIT || q == LEAST_Q;
        int k = regular ? floorLog10Pow2(q) : floorLog10ThreeQuartersPow2(q);
        return layOut(to, next, shortest(c, q, k, regular), k);
    }

    /// The digits, as an integer to be multiplied by ten to the `k`.
    private static long shortest(long c, int q, int k, boolean regular) {
        // Midpoints belong to an even number's interval, not to an odd one's.
        int odd = (int) c & 1;
        int h = q + floorLog2Pow10(-k) + 2;
        int index = (k - LEAST_K) * 2;
        long upper = (long) ELEMENT.getAcquire(POWERS, index);
        if (upper == 0) {
            upper = computePower(k, index);
        }
        long lower = POWERS[index + 1];
        long cb = c << 2;
        long vb = roundToOdd(upper, lower, cb << h);
        long vbl = roundToOdd(upper, lower, (regular ? cb - 2 : cb - 1) << h);
        long vbr = roundToOdd(upper, lower, (cb + 2) << h);
        long s = vb >> 2;
        if (s >= 100) {
            // One digit less, below and above.
            long below = 10 * Math.multiplyHigh(s, 115_292_150_460_684_698L << 4);
            long above = below + 10;
            boolean belowInside = vbl + odd <= below << 2;
            boolean aboveInside = (above << 2) + odd <= vbr;
            if (belowInside != aboveInside) {
                return belowInside ? below : above;
            }
        }
        long t = s + 1;
        boolean sInside = vbl + odd <= s << 2;
        boolean tInside = (t << 2) + odd <= vbr;
        if (sInside != tInside) {
            return sInside ? s : t;
        }
        long distance = vb - ((s + t) << 1);
        return distance < 0 || (distance == 0 && (s & 1) == 0) ? s : t;
    }

    /// Writes `f * 10^k`.
    private static int layOut(byte[] to, int at, long f, int k) {
        int count = digitCount(f);
        // All 17 digits, so that the position of the point depends on one number only.
        long padded = f * PowersOfTen.low(17 - count);
        int exponent = k + count;
        long head = padded / 1_000_000_000L;
        int rest = (int) (padded - head * 1_000_000_000L);
        int middle = rest / 10;
        int last = rest - middle * 10;
        long word0 = Swar.digits8((int) head);
        long word1 = Swar.digits8(middle);
        int length = significant(word0, word1, last);
        if (exponent < -2 || exponent > PLAIN_DIGITS) {
            return layOutScientific(to, at, word0, word1, last, length, exponent);
        }
        int first = at;
        if (exponent <= 0) {
            // Zero, the point, up to two zeros.
            Swar.store4(to, at, 0x30302e30);
            first = at + 2 - exponent;
        }
        Swar.store(to, first, word0 | Swar.ZEROS);
        Swar.store(to, first + 8, word1 | Swar.ZEROS);
        to[first + 16] = (byte) ('0' + last);
        if (exponent <= 0) {
            return first + length;
        }
        int point = first + exponent;
        if (length <= exponent) {
            Swar.store2(to, point, 0x302e);
            return point + 2;
        }
        // Moves what is behind the point by one: two overlapping words are loaded before stored.
        long a = Swar.load(to, point);
        long b = Swar.load(to, point + 8);
        to[point] = '.';
        Swar.store(to, point + 1, a);
        Swar.store(to, point + 9, b);
        return first + length + 1;
    }

    private static int layOutScientific(
            byte[] to, int at, long word0, long word1, int last, int length, int exponent) {
        Swar.store(to, at + 1, word0 | Swar.ZEROS);
        Swar.store(to, at + 9, word1 | Swar.ZEROS);
        to[at + 17] = (byte) ('0' + last);
        to[at] = to[at + 1];
        to[at + 1] = '.';
        int end = at + 1 + Math.max(length, 2);
        to[end] = 'E';
        return LongText.print(to, end + 1, exponent - 1);
    }

    /// How many of 17 digits are left without trailing zeros.
    private static int significant(long word0, long word1, int last) {
        if (last != 0) {
            return 17;
        }
        return word1 != 0
                ? 16 - (Long.numberOfLeadingZeros(word1) >>> 3)
                : 8 - (Long.numberOfLeadingZeros(word0) >>> 3);
    }

    private static int digitCount(long f) {
        int count = ((64 - Long.numberOfLeadingZeros(f)) * 1233) >>> 12;
        return f >= PowersOfTen.low(count) ? count + 1 : count;
    }

    /// The upper bits of the product, with the lowest bit set if anything was cut off.
    private static long roundToOdd(long upper, long lower, long cp) {
        long x1 = Math.multiplyHigh(lower, cp);
        long y0 = upper * cp;
        long y1 = Math.multiplyHigh(upper, cp);
        long z = (y0 >>> 1) + x1;
        long w = y1 + (z >>> 63);
        return w | (((z & Long.MAX_VALUE) + Long.MAX_VALUE) >>> 63);
    }

    private static long computePower(int k, int index) {
        BigInteger g = powerOfTen(k);
        long upper = g.shiftRight(63).longValueExact();
        POWERS[index + 1] = g.longValue() & Long.MAX_VALUE;
        // Released after the lower half: a thread that sees the upper half sees both.
        ELEMENT.setRelease(POWERS, index, upper);
        return upper;
    }

    /// The leading 126 bits of ten to the `-k`, rounded up.
    static BigInteger powerOfTen(int k) {
        int shift = floorLog2Pow10(-k) - 125;
        BigInteger numerator = k <= 0 ? BigInteger.TEN.pow(-k) : BigInteger.ONE;
        BigInteger denominator = k > 0 ? BigInteger.TEN.pow(k) : BigInteger.ONE;
        if (shift >= 0) {
            denominator = denominator.shiftLeft(shift);
        } else {
            numerator = numerator.shiftLeft(-shift);
        }
        return numerator.divide(denominator).add(BigInteger.ONE);
    }

    /// The integer part of the logarithm to the base 10 of two to the `e`.
    static int floorLog10Pow2(int e) {
        return (int) ((e * 661_971_961_083L) >> 41);
    }

    private static int floorLog10ThreeQuartersPow2(int e) {
        return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    static int floorLog2Pow10(int e) {
        return (int) ((e * 913_124_641_741L) >> 38);
    }
}
