package io.velostream.connect;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/// How many rows or events a source that makes them itself should have made by now. Time counts
/// from the first question. Belongs to one reader.
public final class Pace {
    private final double perNano;
    private final LongSupplier nanoClock;
    private boolean hasStarted;
    private long startNanos;

    /// @param perSecond how many; without it, as many as are wanted
    /// @param nanoClock as [System#nanoTime]
    public Pace(OptionalDouble perSecond, LongSupplier nanoClock) {
        perNano = perSecond.orElse(0) / 1e9;
        this.nanoClock = nanoClock;
    }

    /// Of `most`, how many are due. The first is due at once.
    public long due(long most) {
        if (perNano == 0) {
            return most;
        }
        if (!hasStarted) {
            hasStarted = true;
            startNanos = nanoClock.getAsLong();
        }
        double due = 1 + (nanoClock.getAsLong() - startNanos) * perNano;
        return Math.min(most, (long) due);
    }
}
