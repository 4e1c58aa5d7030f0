package io.velostream.engine.expression;

/// Sums, differences and products of longs. Each loop returns whether any row overflowed, which it
/// learns without a branch: overflow is so rare that the rows are then gone over again one by one.
/// Rows that hold a null take part: the values under nulls are harmless, and a false alarm is only
/// slow.
final class LongLoops {
    private LongLoops() {}

    /// `out[row] = left[row] op right[row]` for the rows given.
    @FunctionalInterface
    interface Loop {
        boolean run(long[] left, long[] right, long[] out, int[] rows, int count);
    }

    /// `out[row] = left[row] op right` for the rows given.
    @FunctionalInterface
    interface ConstantLoop {
        boolean run(long[] left, long right, long[] out, int[] rows, int count);
    }

    static boolean add(long[] left, long[] right, long[] out, int[] rows, int count) {
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long y = right[row];
            long r = x + y;
            overflow |= (x ^ r) & (y ^ r);
            out[row] = r;
        }
        return overflow < 0;
    }

    static boolean addConstant(long[] left, long y, long[] out, int[] rows, int count) {
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long r = x + y;
            overflow |= (x ^ r) & (y ^ r);
            out[row] = r;
        }
        return overflow < 0;
    }

    static boolean subtract(long[] left, long[] right, long[] out, int[] rows, int count) {
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long y = right[row];
            long r = x - y;
            overflow |= (x ^ y) & (x ^ r);
            out[row] = r;
        }
        return overflow < 0;
    }

    static boolean subtractConstant(long[] left, long y, long[] out, int[] rows, int count) {
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long r = x - y;
            overflow |= (x ^ y) & (x ^ r);
            out[row] = r;
        }
        return overflow < 0;
    }

    static boolean multiply(long[] left, long[] right, long[] out, int[] rows, int count) {
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long y = right[row];
            long r = x * y;
            overflow |= Math.multiplyHigh(x, y) ^ (r >> 63);
            out[row] = r;
        }
        return overflow != 0;
    }

    static boolean multiplyConstant(long[] left, long y, long[] out, int[] rows, int count) {
        long overflow = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = left[row];
            long r = x * y;
            overflow |= Math.multiplyHigh(x, y) ^ (r >> 63);
            out[row] = r;
        }
        return overflow != 0;
    }
}
