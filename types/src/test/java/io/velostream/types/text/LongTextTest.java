package io.velostream.types.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTextTest {
    private final Parsed parsed = new Parsed();

    @Test
    void printsAndReadsEveryMagnitude() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300_000; i++) {
            check(random.nextLong() >> random.nextInt(64));
        }
        for (long power = 1; power > 0 && power < Long.MAX_VALUE / 10; power *= 10) {
            for (long near = power - 2; near <= power + 2; near++) {
                check(near);
                check(-near);
            }
        }
        check(Long.MIN_VALUE);
        check(Long.MAX_VALUE);
    }

    private void check(long value) {
        String text = Texts.print((to, at) -> LongText.print(to, at, value));
        assertThat(text).isEqualTo(Long.toString(value));
        assertThat(Texts.parse(text, (from, at, n) -> LongText.parse(from, at, n, parsed)))
                .isEqualTo(Outcome.OK);
        assertThat(parsed.longValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+", " 1", "1 ", "1.0", "1e3", "--1", "0x1", "1_000"})
    void refusesOtherText(String text) {
        assertThat(Texts.parse(text, (from, at, n) -> LongText.parse(from, at, n, parsed)))
                .isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void tellsWhatDoesNotFit() {
        BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
        for (String text :
                new String[] {
                    most.add(BigInteger.ONE).toString(),
                    most.negate().subtract(BigInteger.TWO).toString(),
                    "1" + most,
                    "99999999999999999999999999999999999999999"
                }) {
            assertThat(Texts.parse(text, (from, at, n) -> LongText.parse(from, at, n, parsed)))
                    .as(text)
                    .isEqualTo(Outcome.OUT_OF_RANGE);
        }
    }
}
