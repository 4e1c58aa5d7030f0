package io.velostream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.operator.Operator;
import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.planner.plan.Window;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.RowErrors.RowError;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A window query over BIGINT milliseconds, driven as a host drives it.
class WindowStageTest {
    private static final RowExpression MILLIS = new ColumnRef(0, "ts", Basic.BIGINT);
    private static final long SECOND = 1_000_000;

    private final List<List<Long>> rows = new ArrayList<>();
    private final List<Long> watermarks = new ArrayList<>();
    private final List<Long> late = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    private final TaskContext context =
            new TaskContext() {
                @Override
                public void rowsFailed(String step, Batch batch, RowErrors errors) {
                    errors.list().stream().map(RowError::reason).forEach(failed::add);
                }

                @Override
                public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {
                    for (int i = 0; i < count; i++) {
                        late.add(((LongColumn) batch.column(0)).get(rows[i]));
                    }
                }

                @Override
                public long currentTimeMillis() {
                    return 0;
                }
            };

    private final Operator end =
            new Operator() {
                @Override
                public void process(Batch batch) {
                    for (int i = 0; i < batch.size(); i++) {
                        List<Long> row = new ArrayList<>();
                        for (int column = 0; column < batch.columnCount(); column++) {
                            LongColumn values = (LongColumn) batch.column(column);
                            row.add(values.get(batch.rows()[i]));
                        }
                        rows.add(row);
                    }
                }

                @Override
                public void advance(long watermark) {
                    watermarks.add(watermark);
                }

                @Override
                public void finish() {}

                @Override
                public boolean isSatisfied() {
                    return false;
                }

                @Override
                public void snapshot(StateWriter writer) {}

                @Override
                public void restore(StateReader reader) {}
            };

    private Stage stage(long latenessMicros) {
        return stage(
                new WindowShape.Tumbling(10 * SECOND, 0), latenessMicros, Window.ResultTime.START);
    }

    private Stage stage(WindowShape shape, long latenessMicros, Window.ResultTime resultTime) {
        Schema output =
                Schema.of(
                        new Field("window_start", Basic.BIGINT),
                        new Field("window_end", Basic.BIGINT),
                        new Field("count", Basic.BIGINT));
        PhysicalPlan plan =
                new Aggregate(
                        new StageTest.Leaf(Schema.of(new Field("ts", Basic.BIGINT))).scan(),
                        List.of(),
                        Optional.of(
                                new Window(
                                        shape,
                                        MILLIS,
                                        latenessMicros,
                                        Window.Late.WAIT,
                                        resultTime)),
                        List.of(
                                new AggregateCall(
                                        FunctionCatalog.standard()
                                                .aggregate("COUNT", false, List.of()),
                                        List.of())),
                        Emission.FINAL,
                        Changelog.APPEND,
                        Optional.empty(),
                        output);
        Job job = new Job("q", plan, Optional.empty(), true);
        return StageBuilder.build(new ApplicationPlan(List.of(job)), context, _ -> end);
    }

    /// Reads the times as one split with a delay of one second, in batches of `size`.
    private void read(Stage stage, int size, long... millis) {
        WatermarkTracker tracker =
                new WatermarkTracker(
                        new Watermark(
                                new ColumnRef(0, "time", Basic.TIMESTAMP),
                                SECOND,
                                Optional.empty()),
                        1);
        StageInput input = stage.inputs().getFirst();
        for (int from = 0; from < millis.length; from += size) {
            int count = Math.min(size, millis.length - from);
            LongColumn column = new LongColumn(Basic.BIGINT, count);
            System.arraycopy(millis, from, column.values(), 0, count);
            Batch batch = new Batch(column);
            batch.setRowCount(count);
            tracker.stamp(batch, 0);
            input.process(batch);
            input.advance(tracker.watermark());
        }
        input.finish();
    }

    @Test
    void windowsCloseByTheWatermarkWhateverTheBatch() {
        for (int size = 1; size <= 8; size++) {
            rows.clear();
            late.clear();
            failed.clear();
            // 11,000 moves the watermark to 10,000: -1 and 9,999 are late behind it, 10,000 not.
            read(stage(0), size, -1, 0, 9_999, 11_000, 9_999, -1, 10_000, Long.MAX_VALUE);
            assertThat(rows)
                    .as("batches of %d", size)
                    .containsExactly(
                            List.of(-10_000L, 0L, 1L),
                            List.of(0L, 10_000L, 2L),
                            List.of(10_000L, 20_000L, 2L));
            assertThat(late).containsExactly(9_999L, -1L);
            assertThat(failed).containsExactly("EVENT_TIME_RANGE");
        }
    }

    @Test
    void latenessKeepsAWindowOpen() {
        read(stage(5 * SECOND), 1, 0, 11_000, 5_000, 16_000, 5_000);
        assertThat(rows).containsExactly(List.of(0L, 10_000L, 2L), List.of(10_000L, 20_000L, 2L));
        assertThat(late).containsExactly(5_000L);
    }

    @Test
    void whatIsPassedOnIsTheStartOfTheFirstWindowThatMayStillFire() {
        read(stage(0), 1, 0, 10_999, 11_000, 15_000, 21_500);
        assertThat(watermarks)
                .containsExactly(-10 * SECOND, 0L, 10 * SECOND, 10 * SECOND, 20 * SECOND);
    }

    @Test
    void hoppingResultsBelongToTheLastMillisecondOfTheirWindow() {
        WindowShape shape = new WindowShape.Hopping(10 * SECOND, 5 * SECOND, 0);
        read(stage(shape, 0, Window.ResultTime.END), 1, 1_000, 9_000, 11_000, 17_000);
        assertThat(rows)
                .containsExactly(
                        List.of(-5_000L, 5_000L, 1L),
                        List.of(0L, 10_000L, 2L),
                        List.of(5_000L, 15_000L, 2L),
                        List.of(10_000L, 20_000L, 2L),
                        List.of(15_000L, 25_000L, 1L));
        // Behind 0, 8, 10 and 16 seconds the next windows end at 5, 10, 15 and 20.
        assertThat(watermarks).containsExactly(4_999_000L, 9_999_000L, 14_999_000L, 19_999_000L);
    }

    @Test
    void aSessionTakesRowsUntilTheWatermarkIsPastItsGap() {
        WindowShape shape = new WindowShape.Session(5 * SECOND);
        for (int size = 1; size <= 4; size++) {
            rows.clear();
            late.clear();
            // 6,000 moves the watermark to 5,000, which does not close [0, 5000] yet; 6,001 does.
            read(stage(shape, 0, Window.ResultTime.START), size, 0, 6_000, 0, 6_001, 0);
            assertThat(rows)
                    .as("batches of %d", size)
                    .containsExactly(List.of(0L, 5_000L, 2L), List.of(6_000L, 11_001L, 2L));
            assertThat(late).containsExactly(0L);
        }
    }
}
