package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.KeyCodec;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window.Late;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A window query whose keys never come back holds what its open windows need, and no more, however
/// long it runs: here a billion seconds of event time.
class RotatingKeysTest {
    private static final int BATCHES = 10_000;
    private static final int ROWS = 50;
    private static final long SECOND = 1_000_000;

    /// A row every 2,000 s.
    private static final long STEP = 1_000_000_000L * SECOND / BATCHES / ROWS;

    private static final Schema OUTPUT =
            Schema.of(
                    new Field("key", Basic.STRING),
                    new Field("window_start", Basic.TIMESTAMP),
                    new Field("window_end", Basic.TIMESTAMP),
                    new Field("count", Basic.BIGINT));

    private static final Grouping GROUPING =
            new Grouping(
                    List.of(new NamedEvaluator("key", (batch, _, _, _) -> batch.column(0))),
                    List.of(Basic.STRING),
                    List.of(),
                    TestAggregates.countAndSum().subList(0, 1));

    private final Counter counter = new Counter();

    private static WindowOptions options(Changelog changelog) {
        return new WindowOptions(
                new NamedEvaluator("ts", (batch, _, _, _) -> batch.column(1)),
                0,
                ResultTime.START,
                false,
                changelog);
    }

    private static Batch batchOf(long number) {
        TextColumn keys = new TextColumn(Basic.STRING, ROWS);
        LongColumn times = new LongColumn(Basic.TIMESTAMP, ROWS);
        for (int row = 0; row < ROWS; row++) {
            keys.set(row, Text.of("key " + (number * ROWS + row)));
            times.set(row, (number * ROWS + row) * STEP);
        }
        Batch batch = new Batch(keys, times);
        batch.setRowCount(ROWS);
        return batch;
    }

    private void run(Operator operator, long mostBytes) {
        for (long number = 0; number < BATCHES; number++) {
            operator.process(batchOf(number));
            operator.advance((number * ROWS + ROWS - 1) * STEP);
            assertThat(operator.stateBytes()).isPositive().isLessThan(mostBytes);
        }
        StateWriter state = new StateWriter();
        operator.snapshot(state);
        assertThat((long) state.toByteArray().length).isLessThan(mostBytes);
        operator.finish();
    }

    private WindowFinalOperator last(TimeWindows windows) {
        return new WindowFinalOperator(
                OUTPUT,
                GROUPING,
                windows,
                options(Changelog.APPEND),
                new CountingContext(),
                counter);
    }

    @Test
    void tumblingWindowsForgetTheirKeys() {
        run(last(new TumblingWindow(50 * STEP, 0)), 2_000_000);
        assertThat(counter.rows).isEqualTo((long) BATCHES * ROWS);
    }

    @Test
    void hoppingWindowsForgetTheirKeys() {
        run(last(new HoppingWindow(20 * STEP, 5 * STEP, 0)), 2_000_000);
        assertThat(counter.rows).isEqualTo(4L * BATCHES * ROWS);
    }

    @Test
    void cumulatingWindowsForgetTheirKeys() {
        run(last(new CumulatingWindow(20 * STEP, 5 * STEP, 0)), 2_000_000);
        assertThat(counter.rows).isEqualTo(BATCHES * ROWS / 20 * (5L + 10 + 15 + 20));
    }

    @Test
    void windowsWithChangesForgetTheirKeys() {
        run(
                new WindowChangesOperator(
                        OUTPUT,
                        GROUPING,
                        new HoppingWindow(20 * STEP, 5 * STEP, 0),
                        options(Changelog.RETRACT),
                        new CountingContext(),
                        counter),
                2_000_000);
        assertThat(counter.rows).isEqualTo(4L * BATCHES * ROWS);
    }

    @Test
    void sessionsForgetTheirKeys() {
        for (Emission emission : Emission.values()) {
            counter.rows = 0;
            run(
                    new SessionOperator(
                            OUTPUT,
                            GROUPING,
                            10 * STEP,
                            emission,
                            Late.WAIT,
                            options(
                                    emission == Emission.FINAL
                                            ? Changelog.APPEND
                                            : Changelog.UPSERT),
                            new CountingContext(),
                            counter),
                    60_000_000);
            assertThat(counter.rows).isEqualTo((long) BATCHES * ROWS);
        }
    }

    @Test
    void emptyPanesArePooledAndNoMore() {
        KeyCodec codec = new KeyCodec(List.of(Basic.STRING));
        OpenPanes panes = new OpenPanes(codec, List.of(), AggregateUse.TOTALS);
        Pane first = panes.open(0);
        panes.open(1000);
        panes.closeFirst();
        assertThat(panes.size()).isEqualTo(1);
        assertThat(panes.open(5000)).as("a closed pane is used again").isSameAs(first);
        assertThat(panes.first().time()).isEqualTo(1000);
    }

    private static final class Counter implements Operator {
        private long rows;

        @Override
        public void process(Batch batch) {
            rows += batch.size();
        }

        @Override
        public void advance(long watermark) {}

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
    }
}
