package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.RowErrors;
import java.util.Arrays;

/// Predicates made of others. As conditions AND and OR need no third value: whatever is not true is
/// out, so a row for which a term of AND is null is not looked at again.
final class Conditions {
    private Conditions() {}

    /// The rows for which a boolean expression is true.
    static Predicate isTrue(Evaluator evaluator) {
        return evaluator instanceof Predicate predicate
                ? predicate
                : (batch, rows, count, kept, errors) ->
                        Selection.whereTrue(
                                (BooleanColumn) evaluator.evaluate(batch, rows, count, errors),
                                rows,
                                count,
                                kept);
    }

    /// The rows for which every term is true.
    static Predicate all(Predicate[] terms) {
        return (batch, rows, count, kept, errors) -> {
            int n = terms[0].select(batch, rows, count, kept, errors);
            for (int t = 1; t < terms.length && n > 0; t++) {
                n = terms[t].select(batch, kept, n, kept, errors);
            }
            return n;
        };
    }

    /// The rows for which some term is true.
    static Predicate any(Predicate[] terms) {
        return new Any(terms);
    }

    private static final class Any implements Predicate {
        private final Predicate[] terms;
        private boolean[] isIn = new boolean[0];
        private int[] open = new int[0];
        private int[] taken = new int[0];

        Any(Predicate[] terms) {
            this.terms = terms;
        }

        @Override
        public int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
            if (isIn.length < batch.rowCount()) {
                isIn = new boolean[batch.rowCount()];
            }
            if (open.length < count) {
                open = new int[count];
                taken = new int[count];
            }
            Arrays.fill(isIn, 0, batch.rowCount(), false);
            int[] left = rows;
            int n = count;
            for (int t = 0; t < terms.length && n > 0; t++) {
                int hits = terms[t].select(batch, left, n, taken, errors);
                for (int i = 0; i < hits; i++) {
                    isIn[taken[i]] = true;
                }
                n = Selection.without(left, n, taken, hits, open);
                left = open;
            }
            int size = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                kept[size] = row;
                size += isIn[row] ? 1 : 0;
            }
            return size;
        }
    }
}
