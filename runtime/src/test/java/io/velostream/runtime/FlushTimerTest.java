package io.velostream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.plan.Batching;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Times are in microseconds.
class FlushTimerTest {
    /// One look at an output, behind which the task sleeps.
    ///
    /// @param rows given to it so far; a byte each
    /// @param due whether they must leave
    /// @param left what may pass until the next look
    private record Look(long at, long rows, boolean due, long left) {}

    private static void check(Batching batching, List<Look> looks) {
        FlushTimer timer = new FlushTimer(batching);
        for (Look look : looks) {
            boolean due = timer.isDue(look.at() * 1000, look.rows(), look.rows());
            assertThat(due).as("due at %s", look).isEqualTo(look.due());
            if (due) {
                timer.left(look.rows(), look.rows());
            }
            assertThat(timer.beginSleep(look.at() * 1000))
                    .as("left at %s", look)
                    .isEqualTo(look.left() * 1000);
        }
    }

    @Test
    void theOldestRowLeavesInTime() {
        check(
                Batching.ofTimeout(5_000),
                List.of(
                        new Look(100, 0, false, 5_000),
                        // Came after 100.
                        new Look(300, 7, false, 4_800),
                        new Look(4_000, 9, false, 1_100),
                        new Look(5_099, 10, false, 1),
                        new Look(5_100, 10, true, 5_000),
                        new Look(5_200, 10, false, 5_000),
                        new Look(5_300, 11, false, 4_900)));
    }

    @Test
    void aRowThatCameDuringALongSleepIsTakenToBeAsOld() {
        check(
                Batching.ofTimeout(5_000),
                List.of(new Look(100, 0, false, 5_000), new Look(5_100, 1, true, 5_000)));
    }

    @Test
    void rowsOfABusyTaskAreNotOlderThanTheirRound() {
        FlushTimer timer = new FlushTimer(Batching.ofTimeout(5));
        assertThat(timer.isDue(1_000_000, 0, 0)).isFalse();
        assertThat(timer.isDue(2_000_000, 1, 0)).isFalse();
        assertThat(timer.isDue(2_004_999, 2, 0)).isFalse();
        assertThat(timer.isDue(2_005_000, 2, 0)).isTrue();
        timer.left(2, 0);
        assertThat(timer.isDue(9_000_000, 2, 0)).isFalse();
        assertThat(timer.isDue(9_000_001, 3, 0)).isFalse();
    }

    @Test
    void withoutATimeoutNoRowWaitsButTheTaskSleeps() {
        check(
                Batching.ofTimeout(0),
                List.of(
                        new Look(10, 0, false, 1_000),
                        new Look(20, 1, true, 1_000),
                        new Look(20, 2, true, 1_000),
                        new Look(30, 2, false, 1_000)));
    }

    @Test
    void enoughRowsLeaveAtOnce() {
        check(
                new Batching(5_000, 10, Long.MAX_VALUE),
                List.of(
                        new Look(10, 9, false, 5_000),
                        new Look(20, 12, true, 5_000),
                        new Look(30, 21, false, 4_990),
                        new Look(40, 22, true, 5_000)));
        check(
                new Batching(5_000, Long.MAX_VALUE, 10),
                List.of(new Look(10, 9, false, 5_000), new Look(20, 10, true, 5_000)));
    }

    @Test
    void theLongestTimeoutDoesNotOverflow() {
        check(
                Batching.ofTimeout(Long.MAX_VALUE),
                List.of(
                        new Look(10, 1, false, Long.MAX_VALUE / 4000),
                        new Look(
                                86_400_000_000L,
                                2,
                                false,
                                Long.MAX_VALUE / 4000 - 86_399_999_990L)));
    }
}
