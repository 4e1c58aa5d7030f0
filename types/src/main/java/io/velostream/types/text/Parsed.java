package io.velostream.types.text;

/// Where `parse` methods leave a value. Owned by one thread and used again.
public final class Parsed {
    private long longValue;
    private long high;
    private double doubleValue;
    private boolean booleanValue;

    /// An integer, the micros or days of a time, or the lower half of a decimal.
    public long longValue() {
        return longValue;
    }

    /// The upper half of a decimal's integer; the sign extension of [#longValue] if that is all.
    public long high() {
        return high;
    }

    public double doubleValue() {
        return doubleValue;
    }

    public boolean booleanValue() {
        return booleanValue;
    }

    /// For a value that was made from a parsed one, such as the day of a timestamp. Returns `OK`.
    public Outcome set(long value) {
        longValue = value;
        high = value >> 63;
        return Outcome.OK;
    }

    Outcome set(long highBits, long lowBits) {
        high = highBits;
        longValue = lowBits;
        return Outcome.OK;
    }

    Outcome set(double value) {
        doubleValue = value;
        return Outcome.OK;
    }

    Outcome set(boolean value) {
        booleanValue = value;
        return Outcome.OK;
    }
}
