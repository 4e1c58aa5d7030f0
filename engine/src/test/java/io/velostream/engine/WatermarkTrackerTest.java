package io.velostream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatermarkTrackerTest {
    private static final long NEVER = Long.MIN_VALUE;

    private static Watermark delayed(long delayMicros) {
        return new Watermark(
                new ColumnRef(0, "time", Basic.TIMESTAMP), delayMicros, Optional.empty());
    }

    private static Batch times(Basic type, @Nullable Long... times) {
        LongColumn column = new LongColumn(type, times.length);
        for (int i = 0; i < times.length; i++) {
            Long time = times[i];
            if (time == null) {
                column.setNull(i);
            } else {
                column.set(i, time);
            }
        }
        Batch batch = new Batch(column);
        batch.setRowCount(times.length);
        return batch;
    }

    private static long[] stamp(WatermarkTracker tracker, int split, Batch batch) {
        tracker.stamp(batch, split);
        long[] stamps = batch.watermarks();
        assertThat(stamps).isNotNull();
        return stamps == null ? new long[0] : Arrays.copyOf(stamps, batch.rowCount());
    }

    @Test
    void aRowSeesTheWatermarkJustBeforeIt() {
        WatermarkTracker tracker = new WatermarkTracker(delayed(5), 1);
        assertThat(stamp(tracker, 0, times(Basic.TIMESTAMP, 100L, 90L, 120L, 110L)))
                .containsExactly(NEVER, 95, 95, 115);
        assertThat(tracker.watermark()).isEqualTo(115);
        assertThat(stamp(tracker, 0, times(Basic.TIMESTAMP, 10L))).containsExactly(115);
    }

    @Test
    void nullAndAbsurdTimesDoNotMoveIt() {
        WatermarkTracker tracker = new WatermarkTracker(delayed(0), 1);
        assertThat(
                        stamp(
                                tracker,
                                0,
                                times(Basic.TIMESTAMP, 1L, null, Long.MAX_VALUE, Long.MIN_VALUE)))
                .containsExactly(NEVER, 1, 1, 1);
        assertThat(tracker.watermark()).isEqualTo(1);
    }

    @Test
    void millisecondsBecomeMicros() {
        WatermarkTracker tracker = new WatermarkTracker(delayed(500), 1);
        tracker.stamp(times(Basic.BIGINT, -7L, Long.MAX_VALUE / 1000, Long.MIN_VALUE), 0);
        assertThat(tracker.watermark()).isEqualTo(-7500);
    }

    @Test
    void eventTimeMayBeComputed() {
        RowExpression seconds = new ColumnRef(0, "seconds", Basic.BIGINT);
        RowExpression time =
                new RowExpression.Arithmetic(
                        RowExpression.ArithmeticOperator.MULTIPLY,
                        seconds,
                        Literals.bigint(1000),
                        Basic.BIGINT);
        WatermarkTracker tracker =
                new WatermarkTracker(new Watermark(time, 500, Optional.empty()), 1);
        long[] stamps =
                stamp(tracker, 0, times(Basic.BIGINT, 7L, Long.MAX_VALUE, null, 5L, 9L, 1L));
        assertThat(stamps)
                .containsExactly(NEVER, 6_999_500, 6_999_500, 6_999_500, 6_999_500, 8_999_500);
    }

    @Test
    void theSlowestSplitThatHasNotEndedHoldsIt() {
        WatermarkTracker tracker = new WatermarkTracker(delayed(0), 3);
        tracker.stamp(times(Basic.TIMESTAMP, 50L), 0);
        assertThat(tracker.watermark()).isEqualTo(NEVER);
        tracker.stamp(times(Basic.TIMESTAMP, 30L), 1);
        tracker.splitFinished(2);
        assertThat(tracker.watermark()).isEqualTo(30);
        assertThat(stamp(tracker, 1, times(Basic.TIMESTAMP, 40L, 60L, 70L)))
                .containsExactly(30, 40, 50);
        tracker.splitFinished(0);
        tracker.splitFinished(1);
        assertThat(tracker.watermark()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void withoutSplitsEverythingHasEnded() {
        assertThat(new WatermarkTracker(delayed(0), 0).watermark()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void batchesAndRestoresDoNotMatter() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            WatermarkTracker whole = new WatermarkTracker(delayed(3), 2);
            WatermarkTracker parts = new WatermarkTracker(delayed(3), 2);
            whole.stamp(times(Basic.TIMESTAMP, 500L), 1);
            parts.stamp(times(Basic.TIMESTAMP, 500L), 1);
            Long[] all = new Long[200];
            Arrays.setAll(all, _ -> random.nextLong(1000));
            long[] expected = stamp(whole, 0, times(Basic.TIMESTAMP, all));
            int from = 0;
            while (from < all.length) {
                int to = Math.min(all.length, from + 1 + random.nextInt(50));
                StateWriter writer = new StateWriter();
                parts.snapshot(writer);
                parts = new WatermarkTracker(delayed(3), 2);
                parts.restore(new StateReader(writer.toByteArray()));
                Batch batch = times(Basic.TIMESTAMP, Arrays.copyOfRange(all, from, to));
                assertThat(stamp(parts, 0, batch))
                        .as("seed %d from %d", seed, from)
                        .isEqualTo(Arrays.copyOfRange(expected, from, to));
                from = to;
            }
        }
    }

    @Test
    void aColumnMayHaveLessRowsThanRoom() {
        Column column = Column.of(Basic.TIMESTAMP, 10);
        Batch batch = new Batch(column);
        batch.setRowCount(0);
        WatermarkTracker tracker = new WatermarkTracker(delayed(0), 1);
        tracker.stamp(batch, 0);
        assertThat(tracker.watermark()).isEqualTo(NEVER);
    }

    @Test
    void anIdleSplitDoesNotHoldTheOthers() {
        WatermarkTracker tracker = new WatermarkTracker(delayed(0), 2);
        tracker.stamp(millis(10), 0);
        assertThat(tracker.watermark()).isEqualTo(NEVER);
        tracker.splitIdle(1);
        assertThat(tracker.watermark()).isEqualTo(10_000);
        // It returns: from now on it counts, but the watermark stays where it was.
        tracker.stamp(millis(5, 7), 1);
        assertThat(tracker.watermark()).isEqualTo(10_000);
        tracker.stamp(millis(20), 0);
        assertThat(tracker.watermark()).isEqualTo(10_000);
        tracker.stamp(millis(15), 1);
        assertThat(tracker.watermark()).isEqualTo(15_000);
    }

    @Test
    void whileAllAreIdleTheLargestCounts() {
        WatermarkTracker tracker = new WatermarkTracker(delayed(0), 3);
        tracker.stamp(millis(10), 0);
        tracker.stamp(millis(30), 1);
        tracker.splitFinished(2);
        tracker.splitIdle(0);
        assertThat(tracker.watermark()).isEqualTo(30_000);
        tracker.splitIdle(1);
        assertThat(tracker.watermark()).isEqualTo(30_000);
        tracker.splitFinished(0);
        tracker.splitFinished(1);
        assertThat(tracker.watermark()).isEqualTo(Long.MAX_VALUE);
    }

    private static Batch millis(long... times) {
        LongColumn column = (LongColumn) Column.of(Basic.BIGINT, times.length);
        for (int i = 0; i < times.length; i++) {
            column.set(i, times[i]);
        }
        Batch batch = new Batch(column);
        batch.setRowCount(times.length);
        return batch;
    }
}
