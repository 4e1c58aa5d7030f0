package io.velostream.connectors.nexmark;

/// Random numbers by event: the same seed, name and event give the same bits, in any order and
/// without state.
///
/// They are the numbers of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", 2014), of which the n-th can be had without those before.
final class Draws {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long key;

    /// @param name makes the numbers for one purpose differ from those for another
    Draws(long seed, String name) {
        key = mix(mix(seed) + name.hashCode() * GOLDEN_GAMMA);
    }

    /// 64 bits for an event.
    long bits(long event) {
        return mix(key + event * GOLDEN_GAMMA);
    }

    /// From 0 to below `bound`, which is positive.
    long below(long event, long bound) {
        return scale(bits(event), bound);
    }

    /// Bits as a number from 0 to below `bound`.
    static long scale(long bits, long bound) {
        return Math.unsignedMultiplyHigh(bits, bound);
    }

    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
