package io.velostream.runtime;

import static io.velostream.runtime.ScriptedSource.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Limit;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.runtime.ScriptedSource.Step;
import io.velostream.types.Changelog;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ApplicationRunTest {
    private final ScriptedSource source = new ScriptedSource();
    private final RecordingSink sink = new RecordingSink();
    private final List<RowFailure> failures = new ArrayList<>();

    private static PhysicalPlan scan(ScriptedSource source) {
        return new Scan(
                "input",
                source,
                List.of(0),
                Optional.empty(),
                Changelog.APPEND,
                Optional.empty(),
                ScriptedSource.SCHEMA);
    }

    private static Job job(String name, PhysicalPlan plan, RecordingSink sink) {
        return new Job(name, plan, Optional.of(sink), false);
    }

    private ApplicationRun application(Job... jobs) {
        return new ApplicationRun(
                new ApplicationPlan(List.of(jobs)),
                RunSettings.of(job -> sink.open(job.plan().schema()), failures::add));
    }

    @Test
    void readsSplitsInOrderAndFinishesTheSink() {
        source.split("a", rows(1, 2), rows(3)).split("b").split("c", rows(4));
        RunStatistics run = application(job("out", scan(source), sink)).run();
        assertThat(sink.values).containsExactly(1L, 2L, 3L, 4L);
        assertThat(sink.calls).containsExactly("open", "finish", "close");
        assertThat(source.closed).containsExactly("a", "b", "c");
        assertThat(run.stopped()).isFalse();
        assertThat(run.progress()).isEqualTo(new RunProgress(4, 3, 3, 4, 0, 0));
    }

    @Test
    void readsTheSplitFurthestBehindFirstWhereEventTimeMatters() {
        // More batches than one turn has: the turns alternate by event time.
        Step[] early = new Step[100];
        Step[] late = new Step[100];
        for (int i = 0; i < 100; i++) {
            early[i] = rows(1000 + i);
            late[i] = rows(2000 + i);
        }
        source.split("late", late).split("early", early);
        Scan scan =
                new Scan(
                        "input",
                        source,
                        List.of(0),
                        Optional.of(
                                new Watermark(
                                        new ColumnRef(0, "time", Basic.TIMESTAMP),
                                        0,
                                        Optional.empty())),
                        Changelog.APPEND,
                        Optional.empty(),
                        ScriptedSource.SCHEMA);
        application(job("out", scan, sink)).run();
        assertThat(source.opened).containsExactly("late", "early");
        assertThat(source.closed).containsExactly("early", "late");
        assertThat(sink.values).hasSize(200);
    }

    @Test
    void theOneRowOfSelectWithoutFromHasNoColumns() {
        RunStatistics run =
                application(
                                new Job(
                                        "query",
                                        new Limit(new SingleRow(), 0, 0),
                                        Optional.empty(),
                                        true))
                        .run();
        assertThat(sink.calls).containsExactly("open", "finish", "close");
        assertThat(run.progress().rowsWritten()).isZero();
    }

    @Test
    void stopsReadingWhenNothingMoreIsNeeded() {
        source.split(
                "a", rows(1, 2, 3), rows(4), new Step.Fails(new IllegalStateException("read on")));
        application(job("out", new Limit(scan(source), 1, 3), sink)).run();
        assertThat(sink.values).containsExactly(2L, 3L, 4L);
        assertThat(source.closed).containsExactly("a");
    }

    @Test
    void countsFailedRowsAndShowsTheFirstOnes() {
        Step[] steps = new Step[8];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = new Step.Malformed("{oops\u0007", i + 1);
        }
        source.split("a.jsonl", steps).split("b", rows(1));
        RunStatistics run = application(job("out", scan(source), sink)).run();
        assertThat(sink.values).containsExactly(1L);
        assertThat(failures).hasSize(5);
        assertThat(failures.getFirst())
                .isEqualTo(
                        new RowFailure("MALFORMED", "is no row", "a.jsonl", 1, "", "{oops\u00b7"));
        assertThat(failures.getFirst().place()).isEqualTo("a.jsonl:1");
        assertThat(run.failures()).containsExactly(new FailureCount("input", "MALFORMED", 8));
        assertThat(run.progress().rowsFailed()).isEqualTo(8);
    }

    @Test
    void aSourceThatFailsDiscardsEveryOutput() {
        RecordingSink other = new RecordingSink();
        ScriptedSource good = new ScriptedSource().split("g", rows(9));
        source.split("a", rows(1), new Step.Fails(new IOException("cable pulled")));
        ApplicationRun run =
                application(job("out", scan(source), sink), job("other", scan(good), other));
        assertThatThrownBy(run::run)
                .isInstanceOf(UserException.class)
                .hasMessage("SOURCE_FAILED: reading \"input\" failed: cable pulled");
        assertThat(sink.calls).containsExactly("open", "close");
        assertThat(other.calls).containsExactly("open", "close");
        assertThat(source.closed).containsExactly("a");
    }

    @Test
    void aSinkThatCannotBeOpenedClosesTheOthers() {
        source.split("a", rows(1));
        ApplicationRun run =
                application(
                        job("out", scan(source), sink),
                        job("bad", scan(source), new RecordingSink("open")));
        assertThatThrownBy(run::run)
                .hasMessage("SINK_FAILED: opening the output of \"bad\" failed: disk full");
        assertThat(sink.calls).containsExactly("open", "close");
        assertThat(source.opened).isEmpty();
    }

    @Test
    void aSinkThatCannotBeWrittenOrFinishedFailsTheRun() {
        source.split("a", rows(1));
        for (String call : List.of("write", "finish")) {
            RecordingSink bad = new RecordingSink(call);
            ApplicationRun run = application(job("bad", scan(source), bad));
            assertThatThrownBy(run::run)
                    .hasMessage("SINK_FAILED: the output of \"bad\" failed: disk full");
            assertThat(bad.calls).containsExactly("open", "close");
        }
    }

    @Test
    void whoJoinsGetsTheFailureOfTheThread() throws InterruptedException {
        OutOfMemoryError error = new OutOfMemoryError("no more");
        source.split("a", new Step.Fails(error));
        ApplicationRun run = application(job("out", scan(source), sink));
        run.start();
        assertThatThrownBy(run::join).isSameAs(error);
        assertThat(run.await(0)).isTrue();
        assertThat(sink.calls).containsExactly("open", "close");
    }

    @Test
    void askedToStopItFinishesTheOutputs() throws InterruptedException {
        CountDownLatch idle = new CountDownLatch(1);
        source.split("a", rows(1, 2), new Step.Idle(), rows(3), new Step.IdleForEver(idle));
        ApplicationRun run = application(job("out", scan(source), sink));
        run.start();
        idle.await();
        run.stop();
        RunStatistics statistics = run.join();
        assertThat(statistics.stopped()).isTrue();
        assertThat(sink.values).containsExactly(1L, 2L, 3L);
        assertThat(sink.calls).containsExactly("open", "finish", "close");
        assertThat(source.closed).containsExactly("a");
    }

    @Test
    void rowsLeaveWhileTheSourceIsBusy() {
        source.split("a", new Step.RowsUntil(sink.flushed));
        application(job("out", scan(source), sink)).run();
        assertThat(sink.flushed.getCount()).isZero();
        assertThat(sink.values).isNotEmpty().containsOnly(0L);
    }

    @Test
    void rowsLeaveWhileTheSourceIsIdle() throws InterruptedException {
        source.split("a", rows(1, 2), new Step.IdleForEver(new CountDownLatch(1)));
        ApplicationRun run = application(job("out", scan(source), sink));
        run.start();
        sink.flushed.await();
        run.stop();
        run.join();
        assertThat(sink.values).containsExactly(1L, 2L);
    }

    @Test
    void aStreamThatNobodyReadsIsNotRead() {
        source.split("a", rows(1));
        Job job = new Job("quiet", scan(source), Optional.empty(), false);
        assertThat(application(job).run().progress().rowsRead()).isZero();
        assertThat(source.opened).isEmpty();
    }
}
