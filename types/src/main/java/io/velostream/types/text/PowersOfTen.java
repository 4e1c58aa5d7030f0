package io.velostream.types.text;

/// Ten to the 0 … 38 as 128-bit integers.
public final class PowersOfTen {
    private static final long[] HIGH = new long[39];
    private static final long[] LOW = new long[39];

    static {
        long high = 0;
        long low = 1;
        for (int i = 0; i < LOW.length; i++) {
            HIGH[i] = high;
            LOW[i] = low;
            high = high * 10 + Math.unsignedMultiplyHigh(low, 10);
            low *= 10;
        }
    }

    private PowersOfTen() {}

    /// The upper half of ten to the `exponent`.
    public static long high(int exponent) {
        return HIGH[exponent];
    }

    /// The lower half; the whole power if `exponent` is at most 18.
    public static long low(int exponent) {
        return LOW[exponent];
    }
}
