package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalendarTest {
    @Test
    void everyDayOfFourCenturies() {
        for (LocalDate day = LocalDate.of(1799, 12, 1); day.getYear() < 2201; ) {
            long days = day.toEpochDay();

            assertThat(LocalDate.ofEpochDay(Calendar.plusMonths(days, 1)))
                    .isEqualTo(day.plusMonths(1));
            assertThat(LocalDate.ofEpochDay(Calendar.plusMonths(days, -1)))
                    .isEqualTo(day.minusMonths(1));
            day = day.plusDays(1);
        }
    }

    @Test
    void anyDayAndAnyNumberOfMonths() {
        for (int seed = 0; seed < 100_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long days = random.nextLong(-365_000_000, 365_000_000);
            long months = random.nextLong(-1_000_000, 1_000_000);

            assertThat(Calendar.plusMonths(days, months))
                    .as("seed " + seed)
                    .isEqualTo(LocalDate.ofEpochDay(days).plusMonths(months).toEpochDay());
        }
    }
}
