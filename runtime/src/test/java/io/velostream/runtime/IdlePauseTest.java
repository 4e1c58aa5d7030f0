package io.velostream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdlePauseTest {
    private final IdlePause pause = new IdlePause(1000);

    /// The pauses in microseconds when that many rows have been read before each.
    private List<Long> pauses(long... rows) {
        List<Long> pauses = new ArrayList<>();
        for (long sum : rows) {
            pauses.add(pause.next(sum) / 1000);
        }
        return pauses;
    }

    @Test
    void withoutRowsItDoubles() {
        assertThat(pauses(0, 0, 0, 0, 0, 0, 0, 0, 0))
                .containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void whileRowsTrickleInItGrowsToAMillisecond() {
        assertThat(pauses(1, 2, 10, 110, 310, 610, 1600, 1601, 1601))
                .containsExactly(50L, 100L, 200L, 400L, 800L, 1000L, 1000L, 1000L, 2000L);
    }

    @Test
    void anIdleTaskIsQuickerAfterAFewRows() {
        pauses(0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(pauses(1)).containsExactly(1000L);
    }

    @Test
    void manyRowsAreAReasonToWaitLess() {
        pauses(0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(pauses(1000, 1999, 2999)).containsExactly(50L, 100L, 50L);
    }
}
