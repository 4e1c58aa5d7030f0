package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/// 128-bit arithmetic against [BigInteger].
class WideTest {
    private static final int CASES = 50_000;

    /// Of any length up to 38 digits, often at a border between words.
    private static BigInteger number(SplittableRandom random) {
        BigInteger value = new BigInteger(random.nextInt(1, 127), new Random(random.nextLong()));
        if (random.nextInt(4) == 0) {
            value =
                    BigInteger.ONE
                            .shiftLeft(random.nextInt(126))
                            .subtract(BigInteger.valueOf(random.nextInt(3)));
        }
        value = value.mod(BigInteger.TEN.pow(38));
        return random.nextBoolean() ? value : value.negate();
    }

    @Test
    void sumsDifferencesAndProducts() {
        for (int seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BigInteger a = number(random);
            BigInteger b = number(random);
            String what = "seed " + seed + ": " + a + " and " + b;

            assertSame(what, a, b, BigInteger::add, Wide::add);
            assertSame(what, a, b, BigInteger::subtract, Wide::subtract);
            assertSame(what, a, b, BigInteger::multiply, Wide::multiply);
        }
    }

    private interface Operation {
        boolean apply(Wide value, long high, long low);
    }

    private static void assertSame(
            String what,
            BigInteger a,
            BigInteger b,
            BinaryOperator<BigInteger> exact,
            Operation operation) {
        BigInteger expected = exact.apply(a, b);
        Wide value = new Wide();
        value.set(a);
        boolean fits = operation.apply(value, Int128.high(b), Int128.low(b));
        if (fits != expected.bitLength() < 128
                || (fits && !value.toBigInteger().equals(expected))) {
            assertThat(value.toBigInteger()).as(what + ", fits: " + fits).isEqualTo(expected);
        }
    }

    @Test
    void quotients() {
        for (int seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BigInteger a = number(random);
            BigInteger b = number(random).shiftRight(random.nextInt(126));
            if (b.signum() == 0) {
                continue;
            }
            Wide value = new Wide();
            value.set(a);
            boolean done = value.divideRounded(Int128.high(b), Int128.low(b));
            BigInteger expected =
                    new BigDecimal(a)
                            .divide(new BigDecimal(b), 0, RoundingMode.HALF_UP)
                            .toBigInteger();
            if (done ? !value.toBigInteger().equals(expected) : b.bitLength() < 63) {
                assertThat(value.toBigInteger())
                        .as("seed " + seed + ": " + a + " / " + b)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void scalesAndPrecisions() {
        for (int seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BigInteger a = number(random);
            int digits = random.nextInt(39);
            String what = "seed " + seed + ": " + a + " by " + digits + " digits";
            Wide down = new Wide();
            down.set(a);
            down.scaleDown(digits);
            BigInteger cut =
                    new BigDecimal(a)
                            .scaleByPowerOfTen(-digits)
                            .setScale(0, RoundingMode.HALF_UP)
                            .toBigInteger();
            Wide up = new Wide();
            up.set(a);
            boolean fits = up.scaleUp(digits);
            BigInteger product = a.multiply(BigInteger.TEN.pow(digits));
            Wide same = new Wide();
            same.set(a);

            assertThat(down.toBigInteger()).as(what).isEqualTo(cut);
            assertThat(fits).as(what).isEqualTo(product.bitLength() < 128);
            if (fits) {
                assertThat(up.toBigInteger()).as(what).isEqualTo(product);
            }
            assertThat(same.fits(digits))
                    .as(what)
                    .isEqualTo(a.abs().compareTo(BigInteger.TEN.pow(digits)) < 0);
        }
    }
}
