package io.velostream.formats.encode;

/// Writes some rows, each as prefix and value of every column and then the row's end. Belongs to
/// one encoder.
abstract class RowLoop {
    /// Writes the rows `rows[from..until]`.
    ///
    /// @param to with room for all of them from `at`
    /// @return the position behind them
    abstract int write(byte[] to, int at, int[] rows, int from, int until);

    /// Asks the writers for each value: the reference of the compiled loops.
    static final class Interpreted extends RowLoop {
        private final ValueWriter[] writers;
        private final byte[] end;

        Interpreted(ValueWriter[] writers, byte[] end) {
            this.writers = writers;
            this.end = end;
        }

        @Override
        int write(byte[] to, int at, int[] rows, int from, int until) {
            int next = at;
            for (int i = from; i < until; i++) {
                for (ValueWriter writer : writers) {
                    next = writer.write(to, next, rows[i]);
                }
                for (byte b : end) {
                    to[next++] = b;
                }
            }
            return next;
        }
    }
}
