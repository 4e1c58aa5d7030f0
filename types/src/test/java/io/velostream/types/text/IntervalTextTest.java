package io.velostream.types.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTextTest {
    private final Parsed parsed = new Parsed();

    @Test
    void printsWhatJavaTimeReads() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 100_000; i++) {
            long micros = random.nextLong() >> random.nextInt(64);
            String text = Texts.print((to, at) -> IntervalText.print(to, at, micros));
            assertThat(Duration.parse(text)).isEqualTo(Duration.of(micros, ChronoUnit.MICROS));
            assertThat(parse(text)).as(text).isEqualTo(Outcome.OK);
            assertThat(parsed.longValue()).as(text).isEqualTo(micros);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "P1D, 86400000000",
        "PT1.5S, 1500000",
        "-PT1M, -60000000",
        "P1W, 604800000000",
        "1 day 2 hours, 93600000000",
        "1.5 Seconds, 1500000",
        "-3 milliseconds, -3000",
        "365 days, 31536000000000"
    })
    void readsBothForms(String text, long micros) {
        assertThat(parse(text)).isEqualTo(Outcome.OK);
        assertThat(parsed.longValue()).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({"0, P0M", "14, P1Y2M", "-12, -P1Y", "5, P5M"})
    void printsAndReadsMonths(long months, String text) {
        assertThat(Texts.print((to, at) -> IntervalText.printMonths(to, at, months)))
                .isEqualTo(text);
        assertThat(parseMonths(text)).isEqualTo(Outcome.OK);
        assertThat(parsed.longValue()).isEqualTo(months);
        assertThat(parseMonths("1 year 2 months")).isEqualTo(Outcome.OK);
        assertThat(parsed.longValue()).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "P1", "P1H", "PT1D", "1", "day", "1 fortnight", "P1M"})
    void refusesOtherText(String text) {
        assertThat(parse(text)).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void tellsWhatDoesNotFit() {
        assertThat(parse("9000000000000 days")).isEqualTo(Outcome.OUT_OF_RANGE);
        assertThat(parse("106751991 days 106751991 days")).isEqualTo(Outcome.OUT_OF_RANGE);
    }

    private Outcome parse(String text) {
        return Texts.parse(text, (from, at, n) -> IntervalText.parse(from, at, n, parsed));
    }

    private Outcome parseMonths(String text) {
        return Texts.parse(text, (from, at, n) -> IntervalText.parseMonths(from, at, n, parsed));
    }
}
