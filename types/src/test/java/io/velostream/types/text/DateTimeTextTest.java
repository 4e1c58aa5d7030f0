package io.velostream.types.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTextTest {
    private final Parsed parsed = new Parsed();

    @Test
    void timestampsAgreeWithJavaTime() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200_000; i++) {
            long micros = random.nextLong() >> random.nextInt(40);
            if (i % 3 == 0) {
                micros = micros / 1_000_000 * 1_000_000;
            } else if (i % 3 == 1) {
                micros = micros / 1000 * 1000;
            }
            long value = micros;
            String text = Texts.print((to, at) -> DateTimeText.printTimestamp(to, at, value));
            Instant instant = Instant.EPOCH.plus(value, ChronoUnit.MICROS);
            LocalDateTime expected = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            // The JDK leaves out seconds that are zero; we never do.
            assertThat(LocalDateTime.parse(text)).as(text).isEqualTo(expected);
            if (expected.getSecond() != 0 || expected.getNano() != 0) {
                assertThat(text).isEqualTo(expected.toString());
            }
            assertThat(timestamp(text)).as(text).isEqualTo(Outcome.OK);
            assertThat(parsed.longValue()).as(text).isEqualTo(value);
            String zoned =
                    expected.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-1000, 1000) * 60))
                            .toString();
            assertThat(timestamp(zoned)).as(zoned).isEqualTo(Outcome.OK);
            Instant shifted = OffsetDateTime.parse(zoned).toInstant();
            assertThat(parsed.longValue())
                    .as(zoned)
                    .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, shifted));
        }
    }

    @Test
    void datesAgreeWithJavaTime() {
        for (long day = -1_000_000; day < 4_000_000; day += 37) {
            long days = day;
            String text = Texts.print((to, at) -> DateTimeText.printDate(to, at, days));
            assertThat(text).isEqualTo(LocalDate.ofEpochDay(days).toString());
            assertThat(date(text)).isEqualTo(Outcome.OK);
            assertThat(parsed.longValue()).isEqualTo(days);
        }
    }

    @Test
    void timesAgreeWithJavaTime() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            long micros = random.nextLong(86_400_000_000L);
            String text = Texts.print((to, at) -> DateTimeText.printTime(to, at, micros));
            assertThat(LocalTime.parse(text).toNanoOfDay()).isEqualTo(micros * 1000);
            assertThat(time(text)).isEqualTo(Outcome.OK);
            assertThat(parsed.longValue()).isEqualTo(micros);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15, 1705276800000000", "2024-01-15 10:30, 1705314600000000",
        "2024-01-15T10:30:00.5, 1705314600500000", "2024-01-15T10:30:00.1234567, 1705314600123456",
        "2024-01-15T10:30:00+01, 1705311000000000", "2024-01-15T10:30:00-0130, 1705320000000000",
        "2024-01-15t10:30:00z, 1705314600000000"
    })
    void readsTheFormsOfIso(String text, long micros) {
        assertThat(timestamp(text)).isEqualTo(Outcome.OK);
        assertThat(parsed.longValue()).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-1-15",
                "2024-01-15T",
                "2024-01-15T10",
                "2024-01-15T10:3",
                "2024-01-15T10:30:",
                "2024-01-15T10:30:0",
                "2024-01-15T10:30:00.",
                "2024-01-15T10:30:00+",
                "2024-01-15T10:30:00+1:00",
                "2024-01-15T10:30:00 Z",
                "2024/01/15",
                "12024-01-15",
                "2024-01-15x",
                "x"
            })
    void refusesOtherText(String text) {
        assertThat(timestamp(text)).isEqualTo(Outcome.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2024-13-01",
                "2024-00-01",
                "2024-01-32",
                "2024-01-15T24:00",
                "2024-01-15T10:60",
                "2024-01-15T10:30:60",
                "+999999-01-01",
                "+9999999999-01-01"
            })
    void tellsWhatDoesNotExist(String text) {
        assertThat(timestamp(text)).isEqualTo(Outcome.OUT_OF_RANGE);
    }

    private Outcome timestamp(String text) {
        return Texts.parse(text, (from, at, n) -> DateTimeText.parseTimestamp(from, at, n, parsed));
    }

    private Outcome date(String text) {
        return Texts.parse(text, (from, at, n) -> DateTimeText.parseDate(from, at, n, parsed));
    }

    private Outcome time(String text) {
        return Texts.parse(text, (from, at, n) -> DateTimeText.parseTime(from, at, n, parsed));
    }
}
