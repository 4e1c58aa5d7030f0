package io.velostream.planner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void unitsAndBareSeconds() {
        assertThat(Durations.micros("5")).contains(5_000_000L);
        assertThat(Durations.micros("5s")).contains(5_000_000L);
        assertThat(Durations.micros(" 5 Seconds ")).contains(5_000_000L);
        assertThat(Durations.micros("500ms")).contains(500_000L);
        assertThat(Durations.micros("7us")).contains(7L);
        assertThat(Durations.micros("2m")).contains(120_000_000L);
        assertThat(Durations.micros("1h")).contains(3_600_000_000L);
        assertThat(Durations.micros("1d")).contains(86_400_000_000L);
        assertThat(Durations.micros("1w")).contains(604_800_000_000L);
        assertThat(Durations.micros("0")).contains(0L);
    }

    @Test
    void whatIsNoLengthOfTime() {
        assertThat(Durations.micros("")).isEmpty();
        assertThat(Durations.micros("soon")).isEmpty();
        assertThat(Durations.micros("-5s")).isEmpty();
        assertThat(Durations.micros("5 fortnights")).isEmpty();
        assertThat(Durations.micros("999999999999999w")).isEmpty();
    }
}
