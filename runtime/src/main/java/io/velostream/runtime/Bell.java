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
    ///
    /// @throws CancellationException if the thread is interrupted, which ends the run
    void await(BooleanSupplier ready) {
        for (int i = 0; i < LOOKS; i++) {
            if (ready.getAsBoolean()) {
                return;
            }
            Thread.onSpinWait();
        }
        sleeper = Thread.currentThread();
        VarHandle.fullFence();
        try {
            while (!ready.getAsBoolean()) {
                if (Thread.interrupted()) {
                    throw new CancellationException();
                }
                LockSupport.park(this);
            }
        } finally {
            sleeper = null;
        }
    }
}
