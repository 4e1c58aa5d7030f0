package io.velostream.runtime;

import static io.velostream.runtime.ScriptedSource.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.connect.SplitReader.Progress;
import io.velostream.engine.StageInput;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.runtime.ScriptedSource.Step;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanFeedTest {
    private static final Step IDLE = new Step.Idle();
    private static final long TIMEOUT_MICROS = 5_000_000;

    private final ScriptedSource source = new ScriptedSource();
    private final List<String> told = new ArrayList<>();
    private long nanos;

    /// Notes the rows and watermarks that reach it.
    private final class Notes implements Operator {
        @Override
        public void process(Batch batch) {
            for (int i = 0; i < batch.size(); i++) {
                told.add("row " + ((LongColumn) batch.column(0)).get(batch.rows()[i]));
            }
        }

        @Override
        public void advance(long watermark) {
            told.add("watermark " + watermark / 1000);
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
    }

    private ScanFeed feed() {
        Scan scan =
                new Scan(
                        "input",
                        source,
                        List.of(0),
                        Optional.of(
                                new Watermark(
                                        new ColumnRef(0, "time", Basic.TIMESTAMP),
                                        0,
                                        Optional.of(TIMEOUT_MICROS))),
                        Changelog.APPEND,
                        Optional.empty(),
                        ScriptedSource.SCHEMA);
        FailureLog failures = new FailureLog(1, (_, _) -> {});
        return new ScanFeed(
                scan,
                new StageInput(scan, new Notes()),
                new ScanLosses("input", failures, Optional.empty(), null),
                new TaskFacts(failures),
                () -> nanos);
    }

    @Test
    void aSplitWithoutRowsIsPassedOver() {
        source.split("silent", IDLE, IDLE, IDLE).split("busy", rows(1), rows(2));
        ScanFeed feed = feed();
        assertThat(feed.step()).isEqualTo(Progress.ROWS);
        assertThat(feed.step()).isEqualTo(Progress.ROWS);
        assertThat(told).containsExactly("row 1", "row 2");
    }

    @Test
    void aSplitHoldsTheWatermarkUntilItHasBeenIdleForTheTimeout() {
        source.split("silent", IDLE, IDLE, IDLE, rows(3), rows(9))
                .split("busy", rows(7), IDLE, IDLE, IDLE, rows(8));
        ScanFeed feed = feed();
        assertThat(feed.step()).isEqualTo(Progress.ROWS);
        assertThat(told).containsExactly("row 7");
        nanos = 10;
        assertThat(feed.step()).isEqualTo(Progress.IDLE);
        nanos = TIMEOUT_MICROS * 1000 - 1;
        assertThat(feed.step()).isEqualTo(Progress.IDLE);
        assertThat(told).containsExactly("row 7");
        nanos++;
        assertThat(feed.step()).isEqualTo(Progress.IDLE);
        assertThat(told).containsExactly("row 7", "watermark 7");
        while (feed.step() != Progress.END) {
            // To the end.
        }
        assertThat(told)
                .containsExactly("row 7", "watermark 7", "row 3", "row 9", "row 8", "watermark 8");
    }

    @Test
    void allSplitsWithoutRowsAreOnePause() {
        source.split("a", IDLE, rows(1)).split("b", IDLE, rows(2));
        ScanFeed feed = feed();
        assertThat(feed.step()).isEqualTo(Progress.IDLE);
        assertThat(feed.step()).isEqualTo(Progress.ROWS);
        assertThat(told).containsExactly("row 1");
    }
}
