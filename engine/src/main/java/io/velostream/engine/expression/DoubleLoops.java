package io.velostream.engine.expression;

/// Arithmetic of doubles as IEEE 754 has it; the null for a zero divisor is the caller's business.
final class DoubleLoops {
    private DoubleLoops() {}

    /// `out[row] = left[row] op right[row]` for the rows given.
    @FunctionalInterface
    interface Loop {
        void run(double[] left, double[] right, double[] out, int[] rows, int count);
    }

    /// `out[row] = left[row] op right` for the rows given.
    @FunctionalInterface
    interface ConstantLoop {
        void run(double[] left, double right, double[] out, int[] rows, int count);
    }

    static void add(double[] left, double[] right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] + right[row];
        }
    }

    static void addConstant(double[] left, double right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] + right;
        }
    }

    static void subtract(double[] left, double[] right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] - right[row];
        }
    }

    static void subtractConstant(double[] left, double right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] - right;
        }
    }

    static void multiply(double[] left, double[] right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] * right[row];
        }
    }

    static void multiplyConstant(double[] left, double right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] * right;
        }
    }

    static void divide(double[] left, double[] right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] / right[row];
        }
    }

    static void divideConstant(double[] left, double right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] / right;
        }
    }

    static void modulo(double[] left, double[] right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] % right[row];
        }
    }

    static void moduloConstant(double[] left, double right, double[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = left[row] % right;
        }
    }

    /// Whether the divisor is zero in any of the rows.
    static boolean anyZero(double[] divisors, int[] rows, int count) {
        int zeros = 0;
        for (int i = 0; i < count; i++) {
            zeros |= divisors[rows[i]] == 0 ? 1 : 0;
        }
        return zeros != 0;
    }
}
