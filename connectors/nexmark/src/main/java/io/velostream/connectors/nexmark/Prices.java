package io.velostream.connectors.nexmark;

/// Prices in cents: `round(100 * 10^(6 * u))` for `u` evenly distributed from 0 to 1, so as many
/// from 1 to 10 as from 100,000 to 1,000,000.
///
/// The power is computed from a table and a short polynomial: three times as fast as `Math.pow`,
/// which moreover may differ in the last bit from machine to machine.
final class Prices {
    private static final int TABLE_BITS = 8;
    private static final double OCTAVES = 6 * StrictMath.log(10) / StrictMath.log(2);
    private static final double LN2 = StrictMath.log(2);

    /// 100 times 2 to the n-th part of the table's size.
    private static final double[] POWERS = new double[1 << TABLE_BITS];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = 100 * StrictMath.pow(2, i / (double) POWERS.length);
        }
    }

    private Prices() {}

    static long of(long bits) {
        double octaves = (bits >>> 11) * 0x1p-53 * OCTAVES;
        int steps = (int) (octaves * POWERS.length);
        // At most a 256th of an octave: the third power is below 1e-8, the fourth below 1e-11.
        double rest = (octaves - steps / (double) POWERS.length) * LN2;
        double power = 1 + rest * (1 + rest * (0.5 + rest * (1.0 / 6 + rest * (1.0 / 24))));
        double octave = 1L << (steps >>> TABLE_BITS);
        return (long) (POWERS[steps & (POWERS.length - 1)] * power * octave + 0.5);
    }
}
