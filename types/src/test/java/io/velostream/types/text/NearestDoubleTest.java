package io.velostream.types.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestDoubleTest {
    private static final long SEED = 4711;

    @Test
    void random_digits_and_powers_are_rounded_as_the_jdk_does() {
        SplittableRandom random = new SplittableRandom(SEED);
        int undecided = 0;
        for (int i = 0; i < 300_000; i++) {
            long digits = random.nextLong() >>> random.nextInt(64);
            if (check(digits, random.nextInt(-345, 311))) {
                undecided++;
            }
        }
        // Subnormal numbers only.
        assertThat(undecided).isLessThan(20_000);
    }

    @Test
    void printed_doubles_are_read_back() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 300_000; i++) {
            double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
            if (value >= Double.MIN_NORMAL && value <= Double.MAX_VALUE) {
                BigDecimal decimal = new BigDecimal(Double.toString(value));
                long digits = decimal.unscaledValue().longValueExact();
                assertThat(NearestDouble.of(digits, -decimal.scale()))
                        .as("%s", decimal)
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void numbers_half_way_between_doubles_go_to_the_even_one() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            // 54 to 60 bits, of which those behind the 53rd are a half, or a little off.
            int more = random.nextInt(1, 8);
            long half = ((random.nextLong() >>> 12 | 1L << 52) * 2 + 1) << (more - 1);
            check(half, 0);
            check(half + 1, 0);
            check(half - 1, 0);
            int power = random.nextInt(1, 5);
            long scaled = half * PowersOfTen.low(power);
            if (scaled / PowersOfTen.low(power) == half) {
                check(scaled, -power);
            }
        }
    }

    @Test
    void every_power_alone_and_the_largest_digits() {
        for (int power = -345; power <= 311; power++) {
            check(1, power);
            check(-1, power);
            check((1L << 53) + 1, power);
            check(9_999_999_999_999_999L, power);
        }
    }

    /// Whether the method gave up.
    private static boolean check(long digits, int power) {
        double value = NearestDouble.of(digits, power);
        String text = new BigInteger(Long.toUnsignedString(digits)) + "E" + Integer.toString(power);
        double expected = Double.parseDouble(text);
        if (Double.isNaN(value)) {
            return true;
        }
        assertThat(value).as("%s, seed %d", text, SEED).isEqualTo(expected);
        return false;
    }
}
