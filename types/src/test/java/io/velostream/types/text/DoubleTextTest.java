package io.velostream.types.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleTextTest {
    private final Parsed parsed = new Parsed();

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "100, 100.0",
        "1.5, 1.5",
        "-123.45, -123.45",
        "0.001, 0.001",
        "0.00123456789, 0.00123456789",
        "0.0009, 9.0E-4",
        "999998.99, 999998.99",
        "1234567.891, 1234567.891",
        "9007199254740992, 9007199254740992.0",
        "1234567890123456, 1234567890123456.0",
        "1e15, 1000000000000000.0",
        "1e16, 1.0E16",
        "1.25e300, 1.25E300",
        "4.9e-324, 5.0E-324",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void printsTheAgreedForm(double value, String text) {
        assertThat(print(value)).isEqualTo(text);
    }

    @Test
    void printsTheShortestDigitsThatReadBack() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 600_000; i++) {
            double value =
                    switch (i % 6) {
                        case 0 -> Double.longBitsToDouble(random.nextLong());
                        case 1 -> (random.nextInt(2_000_000) - 1_000_000) / 100.0;
                        case 2 -> random.nextDouble() * 1000;
                        case 3 -> random.nextInt(1_000_000) / 1000.0 / (1 + random.nextInt(100));
                        case 4 -> (double) random.nextInt(1_000_000) * random.nextInt(1_000_000);
                        default -> Math.scalb(1.0, random.nextInt(2098) - 1074);
                    };
            check(value);
        }
        check(Double.MAX_VALUE);
        check(Double.MIN_NORMAL);
        check(Math.nextDown(1e16));
        check(Math.nextDown(1e-3));
        check(Math.nextDown(999_999.0));
    }

    @Test
    void theShortWayPrintsWhatTheLongOneDoes() {
        SplittableRandom random = new SplittableRandom(4);
        int decided = 0;
        for (int i = 0; i < 2_000_000; i++) {
            double value =
                    switch (i % 5) {
                        case 0 -> Math.pow(10, random.nextDouble(-4, 8));
                        case 1 -> random.nextInt(1_000_000_000) / Math.pow(10, random.nextInt(10));
                        case 2 -> random.nextInt(20_000) / 100.0 / (1 + random.nextInt(2_000));
                        case 3 -> Math.scalb((double) random.nextInt(1 << 24), -random.nextInt(34));
                        default ->
                                next(next(1 / Math.pow(10, random.nextInt(-7, 4)), random), random);
                    };
            double signed = random.nextBoolean() ? -value : value;
            byte[] text = new byte[Swar.ROOM];
            int end = ScaledDouble.print(text, 0, signed);
            if (end != ScaledDouble.UNDECIDED) {
                decided++;
                assertThat(new String(text, 0, end, StandardCharsets.US_ASCII))
                        .isEqualTo(Texts.print((to, at) -> ShortestDouble.print(to, at, signed)));
            }
        }
        assertThat(decided).isGreaterThan(1_500_000);
        assertThat(ScaledDouble.print(new byte[Swar.ROOM], 0, 0.0)).isNegative();
        assertThat(ScaledDouble.print(new byte[Swar.ROOM], 0, Double.NaN)).isNegative();
        assertThat(ScaledDouble.print(new byte[Swar.ROOM], 0, Double.MIN_VALUE)).isNegative();
    }

    private static double next(double value, SplittableRandom random) {
        return random.nextBoolean() ? Math.nextUp(value) : Math.nextDown(value);
    }

    private void check(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        String text = print(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        BigDecimal exact = new BigDecimal(text);
        // The JDK prints at least two digits, which matters for a few numbers close to zero.
        if (Math.abs(value) >= Double.MIN_NORMAL) {
            assertThat(exact).as(text).isEqualByComparingTo(new BigDecimal(Double.toString(value)));
        }
        assertThat(parse(text)).isEqualTo(Outcome.OK);
        assertThat(parsed.doubleValue()).isEqualTo(value);
    }

    @Test
    void readsNumbersOfEveryForm() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
            digits(text, random, random.nextInt(1, random.nextInt(10) == 0 ? 40 : 8));
            if (random.nextBoolean()) {
                digits(text.append('.'), random, random.nextInt(20));
            }
            if (random.nextInt(3) == 0) {
                text.append(random.nextBoolean() ? "e" : "E+").append(random.nextInt(30));
            }
            double expected = Double.parseDouble(text.toString());
            assertThat(parse(text.toString())).as(text.toString()).isEqualTo(Outcome.OK);
            assertThat(parsed.doubleValue()).as(text.toString()).isEqualTo(expected);
        }
    }

    private static void digits(StringBuilder text, SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
    }

    @Test
    void tellsWhatDoesNotFit() {
        assertThat(parse("1e400")).isEqualTo(Outcome.OUT_OF_RANGE);
        assertThat(parse("-1e99999999999")).isEqualTo(Outcome.OUT_OF_RANGE);
        assertThat(parse("1e-400")).isEqualTo(Outcome.OK);
        assertThat(parsed.doubleValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "e5", "1e", "1e+", "1.2.3", "1f", "0x1p3", "1 ", "nanu"})
    void refusesOtherText(String text) {
        assertThat(parse(text)).isEqualTo(Outcome.MALFORMED);
    }

    private static String print(double value) {
        return Texts.print((to, at) -> DoubleText.print(to, at, value));
    }

    private Outcome parse(String text) {
        return Texts.parse(text, (from, at, n) -> DoubleText.parse(from, at, n, parsed));
    }
}
