package io.velostream.runtime;

import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.engine.Stage;
import io.velostream.engine.StageBuilder;
import io.velostream.engine.StageInput;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What the thread of a run does: opens sinks and sources, reads every source in turn, batch by
/// batch, drives the stage, and makes the outputs final.
final class Task {
    /// How often rows that a sink holds back are shown while the sources are busy.
    private static final long FLUSH_NANOS = 1_000_000_000;

    /// How often the progress is told: every so many rounds over the sources.
    private static final int ROUNDS_PER_REPORT = 32;

    /// How often the size of the state is looked at.
    private static final int ROUNDS_PER_CHECK = 4;

    private final ApplicationPlan plan;
    private final RunSettings settings;
    private final FailureLog failures;
    private final TaskFacts facts;
    private final StateLimit limit;
    private final List<SinkOutput> outputs = new ArrayList<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final IdentityHashMap<Sink, DeadLetterOutput> letters = new IdentityHashMap<>();
    private final IdlePause pause = new IdlePause();
    private long lastFlush;
    private long longestStep;

    private volatile RunProgress progress = new RunProgress(0, 0, -1, 0, 0, 0);
    private volatile boolean stopRequested;
    private volatile @Nullable Thread runner;

    Task(ApplicationPlan plan, RunSettings settings) {
        this.plan = plan;
        this.settings = settings;
        failures = new FailureLog(settings.failuresShown(), settings.failures());
        facts = new TaskFacts(failures);
        limit = new StateLimit(plan.maxStateBytes());
    }

    RunStatistics run() {
        runner = Thread.currentThread();
        long start = System.nanoTime();
        Resources resources = new Resources();
        boolean ended;
        try {
            Stage stage = open(resources);
            report();
            ended = drive(stage);
            // Only now: nothing becomes visible unless everything has gone well so far.
            outputs.forEach(SinkOutput::complete);
            letters.values().forEach(DeadLetterOutput::complete);
            report();
        } catch (Throwable e) {
            resources.closeAfter(e);
            throw e;
        }
        try {
            resources.close();
        } catch (IOException e) {
            throw OutsideFault.of("CLOSE_FAILED", "closing the inputs and outputs failed", e);
        }
        return new RunStatistics(
                progress,
                failures.counts(),
                facts.late(),
                Duration.ofNanos(System.nanoTime() - start),
                Duration.ofNanos(longestStep),
                limit.seenBytes(),
                !ended);
    }

    private Stage open(Resources resources) {
        Stage stage = StageBuilder.build(plan, facts, job -> terminal(job, resources));
        resources.add(stage::close);
        for (StageInput input : stage.inputs()) {
            Feed feed = feed(input, resources);
            resources.add(feed::close);
            feeds.add(feed);
        }
        return stage;
    }

    private Feed feed(StageInput input, Resources resources) {
        return switch (input.leaf()) {
            case PhysicalPlan.Scan scan -> {
                ScanLosses losses =
                        new ScanLosses(
                                scan.name(),
                                failures,
                                scan.deadLetters(),
                                deadLetters(scan, resources));
                yield new ScanFeed(scan, input, losses, facts, System::nanoTime);
            }
            case PhysicalPlan.SingleRow _ -> new SingleRowFeed(input);
            default -> throw new IllegalStateException(input.leaf() + " reads other steps");
        };
    }

    /// Where the scan's dead letters go; null if they are only counted. Opened once, whoever shares
    /// it.
    private @Nullable DeadLetterOutput deadLetters(PhysicalPlan.Scan scan, Resources resources) {
        if (scan.deadLetters().isEmpty()) {
            return null;
        }
        Sink sink = scan.deadLetters().get().sink();
        DeadLetterOutput known = letters.get(sink);
        if (known == null) {
            try {
                known = new DeadLetterOutput(sink.open(DeadLetterOutput.SCHEMA));
            } catch (IOException e) {
                throw OutsideFault.of(
                        "SINK_FAILED",
                        "opening the dead letters of \"" + scan.name() + "\" failed",
                        e);
            }
            resources.add(known::close);
            letters.put(sink, known);
        }
        return known;
    }

    /// The end of a job. One that has neither a sink nor a reader of its result only feeds others.
    private Operator terminal(Job job, Resources resources) {
        try {
            SinkWriter writer;
            if (job.sink().isPresent()) {
                Sink sink = job.sink().get();
                writer = sink.open(job.plan().schema());
            } else if (job.result()) {
                writer = settings.results().open(job);
            } else {
                return new NoOutput();
            }
            SinkOutput output = new SinkOutput(job.name(), writer);
            resources.add(output::close);
            outputs.add(output);
            return output;
        } catch (IOException e) {
            throw OutsideFault.of(
                    "SINK_FAILED", "opening the output of \"" + job.name() + "\" failed", e);
        }
    }

    /// Reads until every input has ended or the run is asked to stop.
    ///
    /// @return whether the inputs ended
    private boolean drive(Stage stage) {
        List<Feed> active = new ArrayList<>(feeds);
        lastFlush = System.nanoTime();
        int rounds = 0;
        long stepStart = lastFlush;
        while (!active.isEmpty()) {
            if (stopRequested) {
                return false;
            }
            boolean idle = true;
            for (int i = 0; i < active.size(); i++) {
                Feed feed = active.get(i);
                Progress step = feed.step();
                long now = System.nanoTime();
                if (step == Progress.ROWS) {
                    longestStep = Math.max(longestStep, now - stepStart);
                }
                stepStart = now;
                idle &= step == Progress.IDLE;
                if (step == Progress.END) {
                    limit.check(stage);
                    feed.finish();
                    active.remove(i--);
                    stepStart = System.nanoTime();
                }
            }
            if (idle && !active.isEmpty()) {
                whileIdle();
                stepStart = System.nanoTime();
            } else {
                pause.reset();
                rounds++;
                if (rounds % ROUNDS_PER_CHECK == 0) {
                    limit.check(stage);
                }
                if (rounds % ROUNDS_PER_REPORT == 0) {
                    report();
                    flushNowAndThen();
                }
            }
        }
        return true;
    }

    private void whileIdle() {
        if (pause.isFirst()) {
            report();
            flush();
        }
        pause.pause();
    }

    private void flushNowAndThen() {
        if (System.nanoTime() - lastFlush > FLUSH_NANOS) {
            flush();
        }
    }

    private void flush() {
        outputs.forEach(SinkOutput::flush);
        letters.values().forEach(DeadLetterOutput::flush);
        lastFlush = System.nanoTime();
    }

    private void report() {
        long rowsRead = 0;
        long bytesRead = 0;
        long totalBytes = 0;
        for (Feed feed : feeds) {
            rowsRead += feed.rowsRead();
            bytesRead += feed.bytesRead();
            long size = feed.totalBytes();
            totalBytes = size < 0 || totalBytes < 0 ? -1 : totalBytes + size;
        }
        long rowsWritten = 0;
        for (SinkOutput output : outputs) {
            rowsWritten += output.rowsWritten();
        }
        progress =
                new RunProgress(
                        rowsRead,
                        bytesRead,
                        totalBytes,
                        rowsWritten,
                        failures.total(),
                        facts.rowsLate());
    }

    /// For all threads.
    void stop() {
        stopRequested = true;
        LockSupport.unpark(runner);
    }

    /// For all threads: how far the task was when it last told.
    RunProgress progress() {
        return progress;
    }
}
