package io.velostream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.runtime.LateRows.Span;
import org.junit.jupiter.api.Test;

class LateRowsTest {
    @Test
    void countsBySpan() {
        LateRows.Counter counter = new LateRows.Counter();
        for (long behind : new long[] {0, 99_999, 100_000, 59_999_999, 90_000_000_000L}) {
            counter.add(behind);
        }
        LateRows rows = counter.of("candles");
        assertThat(rows.rows()).isEqualTo(5);
        assertThat(rows.mostMicros()).isEqualTo(90_000_000_000L);
        assertThat(rows.spans())
                .containsExactly(
                        new Span(0, 100_000, 2),
                        new Span(100_000, 1_000_000, 1),
                        new Span(10_000_000, 60_000_000, 1),
                        new Span(86_400_000_000L, Long.MAX_VALUE, 1));
    }

    @Test
    void spansAreWrittenAsPeopleDo() {
        assertThat(TimeSpan.of(1_500_000)).isEqualTo("1.5s");
        assertThat(TimeSpan.of(123_000_000)).isEqualTo("2m3s");
        assertThat(TimeSpan.of(0)).isEqualTo("0s");
    }
}
