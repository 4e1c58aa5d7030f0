package io.velostream.types.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;

/// The shortest decimal of most doubles from a thousandth to below ten million, at two thirds of
/// the cost of [ShortestDouble], to which it leaves the others. Both print the same.
///
/// The method is close to that of Victor Zverovich's "zmij", 2025: the double is scaled by a power
/// of ten so that one unit in its last place is worth 1 to 10, and its distance to the multiples of
/// ten below and above it is compared with half a unit. If one of these is near enough it is the
/// answer, with a digit less; else the nearest whole number is. Where a comparison is closer than
/// what rounding may have spoiled, nothing is decided here.
final class ScaledDouble {
    /// What [#print] returns if it has not printed.
    static final int UNDECIDED = -1;

    private static final int MANTISSA_BITS = 52;
    private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
    private static final int EXPONENTS = 0x7ff;
    private static final int BIAS = 1075;
    private static final int LEAST_BEFORE = -1;
    private static final int MOST_BEFORE = 7;

    /// `0.00`
    private static final int ZERO_POINT_ZEROS = 0x30302e30;

    private static final long EIGHT_DIGITS = 100_000_000L;

    /// Two to the 89 divided by ten to the 8.
    private static final long HUNDRED_MILLIONTH = 6_189_700_196_426_901_375L;

    /// Distances of up to ten are in fixed point with so many bits behind the point.
    private static final int POINT = 59;

    private static final long TEN = 10L << POINT;
    private static final long HALF = 1L << (POINT - 1);

    /// By exponent four longs: upper and lower 63 bits of the power of ten, half a unit in the last
    /// place, and then how far the mantissa must be shifted (lower half) and how many digits stand
    /// before the point of a number of 17 digits (upper half). Filled where needed.
    private static final long[] SCALES = new long[4 * (EXPONENTS + 1)];

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private ScaledDouble() {}

    /// Prints a number.
    ///
    /// @return the position behind it, or [#UNDECIDED]
    static int print(byte[] to, int at, double value) {
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & (HIDDEN_BIT - 1);
        int scale = ((int) (bits >>> MANTISSA_BITS) & EXPONENTS) << 2;
        long upper = (long) ELEMENT.getAcquire(SCALES, scale);
        // The neighbours of powers of two are not equally far.
        if (upper == 0 || fraction == 0) {
            return fraction == 0 || !computeScale(scale) ? UNDECIDED : print(to, at, value);
        }
        long shiftAndDigits = SCALES[scale + 3];
        long scaled = (fraction | HIDDEN_BIT) << shiftAndDigits;
        long z = ((upper * scaled) >>> 1) + Math.multiplyHigh(SCALES[scale + 1], scaled);
        long whole = Math.multiplyHigh(upper, scaled) + (z >>> 63);

        // 8 or 9 digits and 8 more: rounding can only concern the latter.
        long head = Math.multiplyHigh(whole, HUNDRED_MILLIONTH) >>> 25;
        long tail = whole - head * EIGHT_DIGITS;
        long digit = tail % 10;
        long above = (digit << POINT) | ((z & Long.MAX_VALUE) >>> (63 - POINT));
        long halfUnit = SCALES[scale + 2];
        long toLower = above - halfUnit;
        long toUpper = TEN - above - halfUnit;
        long toMiddle = HALF - (above & (2 * HALF - 1));
        // Without branches, since which one it is cannot be predicted.
        long shorter = tail - digit + ((toUpper >> 63) & 10);
        long nearest = tail + (toMiddle >>> 63);
        long rounded = nearest ^ ((nearest ^ shorter) & ((toLower | toUpper) >> 63));
        if (isUnsure(toLower)
                || isUnsure(toUpper)
                || isUnsure(toMiddle)
                || rounded == EIGHT_DIGITS) {
            return UNDECIDED;
        }
        to[at] = '-';
        int next = at + (int) (bits >>> 63);
        return layOut(to, next, head, rounded, (int) (shiftAndDigits >> 32));
    }

    /// Whether the sign of a difference may be wrong, each side being off by less than two units.
    private static boolean isUnsure(long difference) {
        return (difference + 4) >>> 3 == 0;
    }

    /// Writes a number of 17 digits, the first of which may be a zero that does not count.
    ///
    /// @param head the first nine digits
    /// @param tail the last eight
    /// @param before how many of them stand before the point
    private static int layOut(byte[] to, int at, long head, long tail, int before) {
        long fixed = head * ThreeDigits.OF_9;
        long a = ThreeDigits.of(fixed);
        fixed = ThreeDigits.next(fixed);
        long b = ThreeDigits.of(fixed);
        long c = ThreeDigits.of(ThreeDigits.next(fixed));
        fixed = tail * ThreeDigits.OF_8;
        long d = ThreeDigits.of(fixed);
        fixed = ThreeDigits.next(fixed);
        long e = ThreeDigits.of(fixed);
        long f = ThreeDigits.of(ThreeDigits.next(fixed));
        long word0 = a | b << 24 | c << 48;
        long word1 = c >>> 16 | d << 8 | e << 32 | f << 56;
        int last = (int) (f >>> 8);
        int digits =
                word1 == 0
                        ? Math.max(before + 1, 8 - (Long.numberOfLeadingZeros(word0) >>> 3))
                        : 16 - (Long.numberOfLeadingZeros(word1) >>> 3);
        digits += (17 - digits) & (-last >> 31);
        long text0 = word0 | Swar.ZEROS;
        long text1 = word1 | Swar.ZEROS;
        if (before < 1) {
            Swar.store4(to, at, ZERO_POINT_ZEROS);
            int first = at + 2 - before;
            Swar.store(to, first, text0);
            Swar.store(to, first + 8, text1);
            to[first + 16] = (byte) ('0' + last);
            return first + digits;
        }
        // The point goes between the digits in registers: loading what was just stored, from
        // another place, would have to wait for the stores.
        int shift = before << 3;
        long whole = (1L << shift) - 1;
        long text = (text0 & whole) | ((text0 & ~whole) << 8) | ((long) '.' << shift);
        // A zero stays if it is all that stands before the point.
        int drop = before == 1 ? 0 : (int) ((head - EIGHT_DIGITS) >>> 63);
        Swar.store(to, at, text >>> (drop << 3));
        int rest = at + 8 - drop;
        Swar.store(to, rest, (text1 << 8) | (text0 >>> 56));
        Swar.store2(to, rest + 8, (int) (text1 >>> 56) | (('0' + last) << 8));
        return rest + digits - 7;
    }

    /// False for exponents that are not for here: those of numbers that are small, large or none.
    private static boolean computeScale(int scale) {
        int q = (scale >>> 2) - BIAS;
        int k = ShortestDouble.floorLog10Pow2(q);
        int before = k + 17;
        if (before < LEAST_BEFORE || before > MOST_BEFORE) {
            return false;
        }
        BigInteger power = ShortestDouble.powerOfTen(k);
        long upper = power.shiftRight(63).longValueExact();
        int h = q + ShortestDouble.floorLog2Pow10(-k) + 2;
        SCALES[scale + 1] = power.longValue() & Long.MAX_VALUE;
        SCALES[scale + 2] = upper >>> (65 - POINT - h);
        SCALES[scale + 3] = h | ((long) before << 32);
        // Released last: a thread that sees it sees the others.
        ELEMENT.setRelease(SCALES, scale, upper);
        return true;
    }
}
