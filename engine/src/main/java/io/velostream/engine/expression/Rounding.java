package io.velostream.engine.expression;

/// From doubles to integers.
final class Rounding {
    private static final double TWO_63 = 0x1p63;

    private Rounding() {}

    /// Whether a whole part is in the range of a long; false for NaN.
    static boolean fitsLong(double value) {
        return value >= -TWO_63 && value < TWO_63;
    }

    /// `dividend / divisor` to the nearest integer, halves away from zero.
    static long divide(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long rest = dividend - quotient * divisor;
        // -|rest| and -|divisor| exist for every long, their opposites do not.
        long lost = rest < 0 ? rest : -rest;
        long whole = divisor < 0 ? divisor : -divisor;
        boolean up = lost <= whole - lost;
        if (!up) {
            return quotient;
        }
        return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1;
    }
}
