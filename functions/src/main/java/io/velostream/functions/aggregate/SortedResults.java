package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;

/// What [RetractingSorted] makes of sorted values.
final class SortedResults {
    private SortedResults() {}

    static void least(SortedCounts values, ValueKeys keys, int group, Column out, int row) {
        keys.write(values.key(values.least(group)), out, row);
    }

    static void greatest(SortedCounts values, ValueKeys keys, int group, Column out, int row) {
        keys.write(values.key(values.greatest(group)), out, row);
    }

    /// As [Median].
    static void median(SortedCounts values, ValueKeys keys, int group, Column out, int row) {
        long count = values.size(group);
        double upper = valueAt(values, group, count / 2);
        double median =
                count % 2 == 1 ? upper : valueAt(values, group, count / 2 - 1) / 2 + upper / 2;
        ((DoubleColumn) out).set(row, median);
    }

    private static double valueAt(SortedCounts values, int group, long index) {
        return Double.longBitsToDouble(values.key(values.at(group, index)));
    }

    /// As [Spread], but in two passes: the mean, then the distances from it.
    static RetractingSorted.Finish spread(Spread.Kind kind) {
        return (values, _, group, out, row) -> {
            long count = values.size(group);
            long divisor = count - (kind.sample() ? 1 : 0);
            if (divisor == 0) {
                out.setNull(row);
                return;
            }
            Squares squares = new Squares(values);
            values.forEach(group, squares::addToMean);
            squares.mean /= count;
            values.forEach(group, squares::addSquare);
            double variance = squares.sum / divisor;
            ((DoubleColumn) out).set(row, kind.root() ? Math.sqrt(variance) : variance);
        };
    }

    private static final class Squares {
        private final SortedCounts values;
        private double mean;
        private double sum;

        Squares(SortedCounts values) {
            this.values = values;
        }

        void addToMean(int node) {
            mean += Double.longBitsToDouble(values.key(node)) * values.count(node);
        }

        void addSquare(int node) {
            double distance = Double.longBitsToDouble(values.key(node)) - mean;
            sum += distance * distance * values.count(node);
        }
    }
}
