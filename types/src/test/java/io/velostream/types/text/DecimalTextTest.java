package io.velostream.types.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private final Parsed parsed = new Parsed();

    @Test
    void printsAsBigDecimalDoes() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 200_000; i++) {
            int precision = random.nextInt(1, 39);
            int scale = random.nextInt(precision + 1);
            BigInteger unscaled = unscaled(random, precision);
            String expected = new BigDecimal(unscaled, scale).toPlainString();
            long high = Int128.high(unscaled);
            long low = Int128.low(unscaled);
            assertThat(Texts.print((to, at) -> DecimalText.print(to, at, high, low, scale)))
                    .isEqualTo(expected);
            if (unscaled.bitLength() < 64) {
                assertThat(Texts.print((to, at) -> DecimalText.print(to, at, low, scale)))
                        .isEqualTo(expected);
            }
            assertThat(parse(expected, precision, scale, DecimalText.Excess.REFUSE))
                    .isEqualTo(Outcome.OK);
            assertThat(value()).isEqualTo(unscaled);
        }
    }

    @Test
    void readsAsBigDecimalDoes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200_000; i++) {
            BigDecimal number =
                    new BigDecimal(unscaled(random, random.nextInt(1, 45)), random.nextInt(45) - 8);
            String text = random.nextBoolean() ? number.toPlainString() : number.toString();
            int precision = random.nextInt(1, 39);
            int scale = random.nextInt(precision + 1);
            BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
            Outcome outcome = parse(text, precision, scale, DecimalText.Excess.ROUND);
            if (rounded.unscaledValue().abs().compareTo(BigInteger.TEN.pow(precision)) >= 0) {
                assertThat(outcome).as(text).isEqualTo(Outcome.OUT_OF_RANGE);
                continue;
            }
            assertThat(outcome).as(text).isEqualTo(Outcome.OK);
            assertThat(value()).as(text).isEqualTo(rounded.unscaledValue());
            assertThat(parse(text, precision, scale, DecimalText.Excess.REFUSE))
                    .isEqualTo(rounded.compareTo(number) == 0 ? Outcome.OK : Outcome.INEXACT);
        }
    }

    private static BigInteger unscaled(SplittableRandom random, int digits) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int count = random.nextInt(1, digits + 1);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + (random.nextInt(4) == 0 ? 0 : random.nextInt(10))));
        }
        return new BigInteger(text.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 5, 1, OK", "1.25, 5, 1, INEXACT", "123456, 5, 0, OUT_OF_RANGE",
        "99999.5, 5, 0, INEXACT", "1e4, 5, 0, OK", "1e5, 5, 0, OUT_OF_RANGE",
        "0e999999999, 5, 0, OK", "1e999999999, 5, 0, OUT_OF_RANGE", "1e-999999999, 5, 0, INEXACT",
        "000000000000.5, 2, 1, OK"
    })
    void tellsWhyNot(String text, int precision, int scale, Outcome expected) {
        assertThat(parse(text, precision, scale, DecimalText.Excess.REFUSE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1e", "1e+", "1..2", "1,5", " 1", "NaN", "1e1.5"})
    void refusesOtherText(String text) {
        assertThat(parse(text, 10, 2, DecimalText.Excess.ROUND)).isEqualTo(Outcome.MALFORMED);
    }

    private Outcome parse(String text, int precision, int scale, DecimalText.Excess excess) {
        return Texts.parse(
                text,
                (from, at, n) -> DecimalText.parse(from, at, n, precision, scale, excess, parsed));
    }

    private BigInteger value() {
        return Int128.toBigInteger(parsed.high(), parsed.longValue());
    }
}
