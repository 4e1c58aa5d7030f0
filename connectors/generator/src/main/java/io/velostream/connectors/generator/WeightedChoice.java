package io.velostream.connectors.generator;

import java.util.Arrays;

/// Picks indexes as often as their weights say, in constant time: the alias method (Vose, "A linear
/// algorithm for generating random numbers with a given distribution", 1991). Immutable.
final class WeightedChoice {
    private final double[] keep;
    private final int[] alias;

    /// @param weights not negative, not all zero
    WeightedChoice(double[] weights) {
        int n = weights.length;
        double sum = Arrays.stream(weights).sum();
        keep = new double[n];
        alias = new int[n];
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            keep[i] = weights[i] * n / sum;
            alias[i] = i;
            if (keep[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int poor = small[--smalls];
            int rich = large[larges - 1];
            alias[poor] = rich;
            keep[rich] -= 1 - keep[poor];
            if (keep[rich] < 1) {
                larges--;
                small[smalls++] = rich;
            }
        }
        // What is left is 1 but for rounding.
        while (smalls > 0) {
            keep[small[--smalls]] = 1;
        }
    }

    /// Weights `1 / rank^exponent` for the ranks 1 to `n`.
    static WeightedChoice zipf(double exponent, int n) {
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> StrictMath.pow(i + 1.0, -exponent));
        return new WeightedChoice(weights);
    }

    int size() {
        return keep.length;
    }

    int next(RandomBits random) {
        int index = (int) random.nextBelow(keep.length);
        return random.nextDouble() < keep[index] ? index : alias[index];
    }
}
