package io.velostream.runtime;

import io.velostream.engine.exchange.InUnits.End;
import io.velostream.planner.plan.ApplicationPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Starts the threads of a run and waits for them. A run of one task needs none: it works on the
/// calling thread.
final class Run {
    /// How often failed rows are shown while several tasks run.
    private static final long SHOW_MILLIS = 200;

    private final ApplicationPlan plan;
    private final RunSettings settings;
    private final RunControl control = new RunControl();
    private volatile @Nullable RunTasks tasks;

    Run(ApplicationPlan plan, RunSettings settings) {
        this.plan = plan;
        this.settings = settings;
    }

    /// @throws io.velostream.types.UserException if the outside world fails
    RunStatistics run() {
        long start = System.nanoTime();
        Resources resources = new Resources();
        RunTasks opened;
        boolean finished;
        try {
            opened = new RunTasks(plan, settings, control, resources);
            tasks = opened;
            finished = opened.isSingle() ? runHere(opened) : runApart(opened);
            // Only now: nothing becomes visible unless everything has gone well so far.
            opened.complete();
        } catch (Throwable e) {
            resources.closeAfter(e);
            throw e;
        }
        try {
            resources.close();
        } catch (IOException e) {
            throw OutsideFault.of("CLOSE_FAILED", "closing the inputs and outputs failed", e);
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new RunStatistics(
                progress(),
                opened.failureCounts(),
                late(opened),
                elapsed,
                Duration.ofNanos(opened.longestRound()),
                opened.stateBytes(),
                !finished);
    }

    private boolean runHere(RunTasks opened) {
        control.add(Thread.currentThread());
        boolean finished = true;
        for (Task task : opened.tasks()) {
            finished &= task.run() == End.FINISHED;
        }
        return finished;
    }

    private boolean runApart(RunTasks opened) {
        List<Thread> threads = new ArrayList<>();
        for (RunTasks.Work work : opened.work()) {
            Thread thread = Thread.ofPlatform().name(work.thread()).unstarted(() -> run(work));
            control.add(thread);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join(SHOW_MILLIS);
                } catch (InterruptedException e) {
                    control.fail(new CancellationException("the run was interrupted"));
                    interrupted = true;
                }
                opened.showFailures();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        opened.showFailures();
        switch (control.failure()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
        return !control.stopRequested();
    }

    private void run(RunTasks.Work work) {
        try {
            work.action().run();
        } catch (Throwable e) {
            // Told to whoever waits for the run, errors of the JVM too.
            control.fail(e);
        }
    }

    private static List<LateRows> late(RunTasks opened) {
        Map<String, LateRows.Counter> all = new LinkedHashMap<>();
        opened.tasks().forEach(task -> task.setup().facts().addLateTo(all));
        List<LateRows> late = new ArrayList<>();
        all.forEach((job, counter) -> late.add(counter.of(job)));
        late.removeIf(rows -> rows.rows() == 0);
        return late;
    }

    /// For all threads.
    void stop() {
        control.stop();
    }

    /// For all threads: how far the tasks were when they last told.
    RunProgress progress() {
        RunTasks opened = tasks;
        if (opened == null) {
            return new RunProgress(0, 0, -1, 0, 0, 0);
        }
        long read = 0;
        long written = 0;
        long failed = 0;
        long late = 0;
        for (Task task : opened.tasks()) {
            TaskProgress one = task.progress();
            read += one.rowsRead();
            written += one.rowsWritten();
            failed += one.rowsFailed();
            late += one.rowsLate();
        }
        return new RunProgress(
                read, opened.bytesRead(), opened.totalBytes(), written, failed, late);
    }
}
