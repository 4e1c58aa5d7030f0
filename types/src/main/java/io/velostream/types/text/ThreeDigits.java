package io.velostream.types.text;

/// Three decimal digits at a time by a table of 4 KB, which costs half of what arithmetic on words
/// does.
///
/// A number is first divided by the power of ten that leaves at most three digits before the point,
/// in fixed point with [#POINT] bits behind it. Its digits are then what stands before the point
/// when it is multiplied by a thousand again and again. The factors are rounded up, by less than
/// what would change a digit.
final class ThreeDigits {
    /// How many bits stand behind the point.
    static final int POINT = 54;

    static final long FRACTION = (1L << POINT) - 1;

    /// What brings numbers of up to 6, 8 or 9 digits into fixed point.
    static final long OF_6 = (1L << POINT) / 1000 + 1;

    static final long OF_8 = (1L << POINT) / 100_000 + 1;
    static final long OF_9 = (1L << POINT) / 1_000_000 + 1;

    /// As many entries as the bits before the point can tell, so that no index must be checked.
    private static final int[] DIGITS = new int[1 << (64 - POINT)];

    static {
        for (int i = 0; i < 1000; i++) {
            DIGITS[i] = i / 100 | i / 10 % 10 << 8 | i % 10 << 16;
        }
    }

    private ThreeDigits() {}

    /// The digits before the point as bytes 0 to 9, first digit lowest.
    static long of(long fixed) {
        return DIGITS[(int) (fixed >>> POINT)];
    }

    /// Brings the next three digits before the point.
    static long next(long fixed) {
        return (fixed & FRACTION) * 1000;
    }
}
