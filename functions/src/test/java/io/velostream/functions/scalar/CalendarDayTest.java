package io.velostream.functions.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Against `java.time`, over several thousand years.
class CalendarDayTest {
    @Test
    void fieldsAreThoseOfLocalDate() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            long day = i < 3000 ? i - 1500 : random.nextInt(-1_500_000, 1_500_000);
            LocalDate date = LocalDate.ofEpochDay(day);
            String where = "day " + day;
            assertThat(CalendarDay.year(day)).as(where).isEqualTo(date.getYear());
            assertThat(CalendarDay.month(day)).as(where).isEqualTo(date.getMonthValue());
            assertThat(CalendarDay.dayOfMonth(day)).as(where).isEqualTo(date.getDayOfMonth());
            assertThat(CalendarDay.dayOfYear(day)).as(where).isEqualTo(date.getDayOfYear());
            assertThat(CalendarDay.isoDayOfWeek(day))
                    .as(where)
                    .isEqualTo(date.get(ChronoField.DAY_OF_WEEK));
            assertThat(CalendarDay.isoWeek(day))
                    .as(where)
                    .isEqualTo(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            assertThat(CalendarDay.isoYear(day))
                    .as(where)
                    .isEqualTo(date.get(IsoFields.WEEK_BASED_YEAR));
            assertThat(CalendarDay.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
                    .as(where)
                    .isEqualTo(day);
            long months = random.nextInt(-5000, 5000);
            assertThat(CalendarDay.plusMonths(day, months))
                    .as(where + " plus " + months)
                    .isEqualTo(date.plusMonths(months).toEpochDay());
        }
    }
}
