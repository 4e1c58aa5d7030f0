package io.velostream.connectors.generator;

/// Numbers, one after the other. Used by one thread.
interface DoubleSeries {
    /// Puts the next `count` numbers into `into[0..count)`.
    void next(double[] into, int count);

    /// Limits that a series keeps.
    record Bounds(double least, double most) {
        double clamp(double value) {
            return Math.min(Math.max(value, least), most);
        }

        /// Throws the value back from the limit that it crossed.
        double reflect(double value) {
            double inside =
                    value < least ? 2 * least - value : value > most ? 2 * most - value : value;
            return clamp(inside);
        }
    }

    static DoubleSeries uniform(Bounds bounds, RandomBits random) {
        double width = bounds.most() - bounds.least();
        return (into, count) -> {
            for (int i = 0; i < count; i++) {
                into[i] = bounds.least() + random.nextDouble() * width;
            }
        };
    }

    static DoubleSeries normal(double mean, double deviation, Bounds bounds, RandomBits random) {
        return (into, count) -> {
            for (int i = 0; i < count; i++) {
                into[i] = normalWithin(mean, deviation, bounds, random);
            }
        };
    }

    private static double normalWithin(
            double mean, double deviation, Bounds bounds, RandomBits random) {
        // Drawn again rather than clamped, which would heap values up at the bounds. The tries end,
        // because bounds may lie far from the mean.
        for (int tries = 0; tries < 100; tries++) {
            double value = mean + deviation * random.nextGaussian();
            if (value == bounds.clamp(value)) {
                return value;
            }
        }
        return bounds.clamp(mean);
    }

    /// Each number is the one before plus a normally distributed step.
    ///
    /// @param isRelative whether `deviation` is a share of the number before
    static DoubleSeries walk(
            double start, double deviation, boolean isRelative, Bounds bounds, RandomBits random) {
        return new DoubleSeries() {
            private double at = start;

            @Override
            public void next(double[] into, int count) {
                double value = at;
                for (int i = 0; i < count; i++) {
                    into[i] = value;
                    double step = deviation * random.nextGaussian();
                    value = bounds.reflect(value + (isRelative ? value * step : step));
                }
                at = value;
            }
        };
    }
}
