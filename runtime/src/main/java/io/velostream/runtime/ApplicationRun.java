package io.velostream.runtime;

import io.velostream.planner.plan.ApplicationPlan;
import org.jspecify.annotations.Nullable;

/// One run of an application in this process: reads its sources until they end or it is asked to
/// stop, and makes its outputs final.
///
/// - **Threads.** [#run] works on the calling thread; [#start] does the same on a thread of its
///   own. Where the plan has several tasks, each has a thread besides. Every other method may be
///   called from any thread.
/// - **Ending.** When all inputs have ended, whatever waited for that is emitted. When it is asked
///   to stop, reading ends between two batches and windows that are still open are not emitted:
///   they are not final. In both cases sinks are then finished. After a failure every sink's
///   unfinished output is discarded.
public final class ApplicationRun {
    private final Run run;
    private @Nullable Thread thread;
    private @Nullable RunStatistics statistics;
    private @Nullable Throwable fault;

    public ApplicationRun(ApplicationPlan plan, RunSettings settings) {
        run = new Run(plan, settings);
    }

    /// Runs to the end on this thread.
    ///
    /// @throws io.velostream.types.UserException if the outside world fails
    public RunStatistics run() {
        return run.run();
    }

    /// Begins to run on a thread of its own.
    public void start() {
        thread =
                Thread.ofPlatform()
                        .name("velo-run")
                        .start(() -> {
                            try {
                                statistics = run.run();
                            } catch (Throwable e) {
                                // Told to whoever joins, errors of the JVM too.
                                fault = e;
                            }
                        });
    }

    /// Waits at most `millis` for the end of a run that was [#start]ed.
    ///
    /// @return whether it has ended
    public boolean await(long millis) throws InterruptedException {
        return started().join(java.time.Duration.ofMillis(millis));
    }

    /// Waits for the end of a run that was [#start]ed and returns what [#run] would have.
    public RunStatistics join() throws InterruptedException {
        started().join();
        switch (fault) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(fault);
        }
        if (statistics == null) {
            throw new IllegalStateException("the task ended without a result");
        }
        return statistics;
    }

    private Thread started() {
        if (thread == null) {
            throw new IllegalStateException("the run has not been started");
        }
        return thread;
    }

    /// Asks the run to end soon. Returns at once; may be called more than once.
    public void stop() {
        run.stop();
    }

    public RunProgress progress() {
        return run.progress();
    }
}
