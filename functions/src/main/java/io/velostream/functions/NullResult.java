package io.velostream.functions;

/// How a [ScalarFunction] that returns a primitive says that its result is null:
///
/// ```java
/// static long mod(long a, long b, NullResult none) {
///     return b == 0 ? none.asLong() : a % b;
/// }
/// ```
public final class NullResult {
    private boolean taken;

    public long asLong() {
        taken = true;
        return 0;
    }

    public double asDouble() {
        taken = true;
        return 0;
    }

    public boolean asBoolean() {
        taken = true;
        return false;
    }

    /// For the loop around the function: whether the last call was null. Forgets it.
    public boolean take() {
        boolean was = taken;
        taken = false;
        return was;
    }
}
