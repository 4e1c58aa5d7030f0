package io.velostream.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Ends the threads of a run: all soon when it is asked to stop, all at once when one fails. For
/// all threads.
final class RunControl {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopRequested;
    private @Nullable Throwable failure;

    /// Notes a thread that works for the run.
    synchronized void add(Thread thread) {
        threads.add(thread);
        if (failure != null) {
            thread.interrupt();
        }
    }

    synchronized void stop() {
        stopRequested = true;
        threads.forEach(LockSupport::unpark);
    }

    boolean stopRequested() {
        return stopRequested;
    }

    /// Ends all threads because one has failed; what the others then throw does not count.
    synchronized void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        } else if (!(cause instanceof CancellationException)) {
            failure.addSuppressed(cause);
        }
        threads.forEach(Thread::interrupt);
    }

    /// The first failure, if there is one.
    synchronized @Nullable Throwable failure() {
        return failure;
    }
}
