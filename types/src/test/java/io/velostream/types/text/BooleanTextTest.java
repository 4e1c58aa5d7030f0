package io.velostream.types.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooleanTextTest {
    private final Parsed parsed = new Parsed();

    @Test
    void printsWords() {
        assertThat(Texts.print((to, at) -> BooleanText.print(to, at, true))).isEqualTo("true");
        assertThat(Texts.print((to, at) -> BooleanText.print(to, at, false))).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "t, true", "1, true", "off, false", "No, false"})
    void readsWhatPostgresReads(String text, boolean expected) {
        assertThat(parse(text)).isEqualTo(Outcome.OK);
        assertThat(parsed.booleanValue()).isEqualTo(expected);
    }

    @Test
    void refusesOtherText() {
        assertThat(parse("")).isEqualTo(Outcome.MALFORMED);
        assertThat(parse("2")).isEqualTo(Outcome.MALFORMED);
        assertThat(parse("truely")).isEqualTo(Outcome.MALFORMED);
    }

    private Outcome parse(String text) {
        return Texts.parse(text, (from, at, n) -> BooleanText.parse(from, at, n, parsed));
    }
}
