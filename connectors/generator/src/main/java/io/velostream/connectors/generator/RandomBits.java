package io.velostream.connectors.generator;

/// A stream of random numbers given by its seed alone, for all Java versions and machines.
///
/// The generator is SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", 2014), written out because the JDK does not promise to keep the numbers of
/// `SplittableRandom`.
final class RandomBits {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;
    private double spareGaussian;
    private boolean hasSpare;

    /// @param name makes the numbers of one column differ from those of another
    RandomBits(long seed, String name) {
        state = mix(seed) ^ mix(name.hashCode() * GOLDEN_GAMMA);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /// Other numbers, without taking any of these.
    RandomBits fork(String name) {
        return new RandomBits(state, name);
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// From 0 to below `bound`, which counts as unsigned; 0 stands for two to the 64.
    long nextBelow(long bound) {
        long bits = nextLong();
        return bound == 0 ? bits : Math.unsignedMultiplyHigh(bits, bound);
    }

    /// From 0 to below 1.
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// Of mean 0 and standard deviation 1 (Marsaglia's polar method).
    double nextGaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spareGaussian;
        }
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                // StrictMath: Math.log may differ in the last bit from machine to machine.
                double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                spareGaussian = y * factor;
                hasSpare = true;
                return x * factor;
            }
        }
    }
}
