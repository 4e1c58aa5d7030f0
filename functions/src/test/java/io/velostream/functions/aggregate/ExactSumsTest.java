package io.velostream.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactSumsTest {
    private static final int GROUPS = 3;

    private static ExactSums sums() {
        ExactSums sums = new ExactSums();
        sums.grow(GROUPS);
        return sums;
    }

    /// Any bits: subnormal, huge, NaN, infinite; or numbers of similar size that nearly cancel.
    private static double random(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Math.scalb(random.nextDouble(), random.nextInt(-1074, 1024));
            case 2 -> Double.MIN_VALUE * random.nextInt(-3, 4);
            case 3 -> Double.MAX_VALUE * (random.nextBoolean() ? 1 : -1);
            case 4 -> Math.scalb(1.0, random.nextInt(-60, 60)) * (random.nextBoolean() ? 1 : -1);
            default -> random.nextDouble() * 2000 - 1000;
        };
    }

    @Test
    void areTheNearestDoubleToTheTrueSum() {
        for (int seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ExactSums sums = sums();
            List<Object> left = new ArrayList<>();
            int steps = 1 + random.nextInt(40);
            for (int i = 0; i < steps; i++) {
                if (!left.isEmpty() && random.nextInt(3) == 0) {
                    sums.subtract(1, (Double) left.remove(random.nextInt(left.size())));
                } else {
                    double value = random(random);
                    left.add(value);
                    sums.add(1, value);
                }
                if (random.nextInt(20) == 0) {
                    StateWriter writer = new StateWriter();
                    sums.write(GROUPS, writer);
                    sums = sums();
                    sums.read(GROUPS, new StateReader(writer.toByteArray()));
                }
            }
            double expected = NaiveAggregates.exactSum(left);
            assertThat(sums.get(1)).as("seed " + seed + " " + left).isEqualTo((Double) expected);
            assertThat(sums.get(0)).isZero();
            sums.merge(sums, 1, 2);
            assertThat(sums.get(2)).as("merged, seed " + seed).isEqualTo((Double) sums.get(1));
        }
    }

    @Test
    void carriesAreMovedInTime() {
        ExactSums sums = sums();
        sums.add(0, Double.MAX_VALUE);
        sums.add(0, -1);
        // Doubling merges as many pending additions as 2^60 rows would make.
        for (int i = 0; i < 60; i++) {
            sums.merge(sums, 0, 1);
            sums.reset(2);
            sums.merge(sums, 1, 2);
            sums.reset(0);
            sums.merge(sums, 2, 0);
            sums.merge(sums, 2, 0);
            sums.reset(1);
        }
        for (int i = 0; i < 1000; i++) {
            sums.subtract(0, 0);
        }
        assertThat(sums.get(0)).isEqualTo(Double.POSITIVE_INFINITY);
        sums.reset(0);
        assertThat(sums.get(0)).isZero();
    }
}
