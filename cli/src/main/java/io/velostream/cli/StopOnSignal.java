package io.velostream.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stops a run when the process is told to end (Ctrl-C, SIGTERM) and holds the end up until the run
/// has made its outputs final. The JVM then returns 128 and the signal's number.
final class StopOnSignal implements AutoCloseable {
    /// A run that hangs in the outside world is not waited for any longer.
    private static final long MOST_SECONDS = 30;

    private static final CountDownLatch FINISHED = new CountDownLatch(1);

    private final Thread hook;

    StopOnSignal(Runnable stop) {
        hook =
                Thread.ofPlatform()
                        .name("velo-stop")
                        .unstarted(() -> {
                            stop.run();
                            try {
                                if (!FINISHED.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                                    System.err.println(
                                            "velo: did not stop in time, unfinished output is"
                                                    + " discarded");
                                }
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Says that the command has done everything and printed everything.
    static void finished() {
        FINISHED.countDown();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It is running: the process is ending.
        }
    }
}
