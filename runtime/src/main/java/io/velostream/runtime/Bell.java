package io.velostream.runtime;

import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Wakes one thread that waits for others. It looks a few times, then sleeps: nobody spins.
final class Bell {
    private static final int LOOKS = 64;

    private volatile @Nullable Thread sleeper;

    /// For all threads: something has changed that the owner may wait for. What was written before
    /// is seen by its next look.
    void ring() {
        // The owner says that it sleeps and then looks; we wrote and then ask whether it sleeps.
        VarHandle.fullFence();
        Thread waiting = sleeper;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /// For the owner: waits until `ready`.
    void await(BooleanSupplier ready) {
        await(ready, Long.MAX_VALUE);
    }

    /// For the owner: waits until `ready`, but no longer than so many nanoseconds.
    ///
    /// @return whether it is ready
    /// @throws CancellationException if the thread is interrupted, which ends the run
    boolean await(BooleanSupplier ready, long nanos) {
        for (int i = 0; i < LOOKS; i++) {
            if (ready.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
        }
        sleeper = Thread.currentThread();
        VarHandle.fullFence();
        try {
            return sleep(ready, nanos);
        } finally {
            sleeper = null;
        }
    }

    private boolean sleep(BooleanSupplier ready, long nanos) {
        long start = System.nanoTime();
        while (!ready.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new CancellationException();
            }
            if (nanos == Long.MAX_VALUE) {
                LockSupport.park(this);
                continue;
            }
            long left = nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(this, left);
        }
        return true;
    }
}
