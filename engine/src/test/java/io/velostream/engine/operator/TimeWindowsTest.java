package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.engine.operator.WindowContract.Bounds;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.planner.plan.WindowShape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowsTest {
    @ParameterizedTest
    @CsvSource({
        "10, 0, 0, 0",
        "10, 0, 9, 0",
        "10, 0, 10, 10",
        "10, 0, -1, -10",
        "10, 0, -10, -10",
        "10, 0, -11, -20",
        "10, 3, 2, -7",
        "10, 3, 3, 3",
        "10, -3, 6, -3",
        "10, -3, 7, 7",
        "60000000, 0, 1700000000123456, 1699999980000000",
    })
    void aMomentIsInOneTumblingWindow(long size, long offset, long micros, long start) {
        TumblingWindow windows = new TumblingWindow(size, offset);
        long end = windows.firstEnd(micros);
        assertThat(end).isEqualTo(start + size);
        assertThat(windows.lastEnd(micros)).isEqualTo(end);
        assertThat(windows.startOf(end)).isEqualTo(start);
    }

    /// All moments of a slice are in the same windows, and its bounds say which those are.
    @Test
    void slicesAndEndsAreAsTheWindowsAre() {
        for (long seed = 1; seed <= 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            WindowShape shape = shape(random);
            TimeWindows windows = TimeWindows.of(shape);
            for (long micros = -40; micros < 40; micros++) {
                String name = "seed " + seed + " " + shape + " at " + micros;
                List<Bounds> all = Bounds.all(shape, micros);
                Slice slice = new Slice();
                windows.locate(micros, slice);
                assertThat(slice.contains(micros)).as(name).isTrue();
                assertThat(slice.isInWindow()).as(name).isEqualTo(!all.isEmpty());
                assertThat(Bounds.all(shape, slice.start)).as(name).isEqualTo(all);
                assertThat(Bounds.all(shape, slice.end - 1)).as(name).isEqualTo(all);
                assertThat(Bounds.all(shape, slice.end)).as(name).isNotEqualTo(all);
                assertThat(Bounds.all(shape, slice.start - 1)).as(name).isNotEqualTo(all);
                if (!all.isEmpty()) {
                    assertThat(slice.firstEnd).as(name).isEqualTo(all.getFirst().end());
                    assertThat(slice.lastEnd).as(name).isEqualTo(all.getLast().end());
                }
                assertThat(slice.firstEnd).as(name).isEqualTo(windows.firstEnd(micros));
                long end = slice.firstEnd;
                for (Bounds window : all) {
                    assertThat(end).as(name).isEqualTo(window.end());
                    assertThat(windows.startOf(end)).as(name).isEqualTo(window.start());
                    end = windows.firstEnd(end);
                }
            }
        }
    }

    private static WindowShape shape(SplittableRandom random) {
        long size = random.nextLong(1, 13);
        long other = random.nextLong(1, 13);
        long offset = random.nextLong(-15, 15);
        return switch (random.nextInt(4)) {
            case 0 -> new WindowShape.Tumbling(size, offset);
            case 1 -> new WindowShape.Cumulating(size * other, size, offset);
            default -> new WindowShape.Hopping(size, other, offset);
        };
    }

    @Test
    void laterResultsAreNotBeforeTheWatermarkThatIsPassedOn() {
        HoppingWindow windows = new HoppingWindow(10_000, 4_000, 0);
        // Behind 11,999 the first window that may still fire is [4000, 14000).
        assertThat(windows.resultTime(ResultTime.START, 11_999)).isEqualTo(4_000);
        assertThat(windows.resultTime(ResultTime.END, 11_999)).isEqualTo(13_000);
        assertThat(windows.resultTime(ResultTime.END, 14_000)).isEqualTo(17_000);
    }

    @Test
    void aWindowHasASize() {
        assertThatThrownBy(() -> new TumblingWindow(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HoppingWindow(1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CumulatingWindow(10, 3, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
