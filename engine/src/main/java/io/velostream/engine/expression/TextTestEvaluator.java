package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Dictionary;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Asks a [TextTest] of each text, or of each entry of its dictionary once in the life of the task.
final class TextTestEvaluator extends Computing<BooleanColumn> implements Predicate {
    private final Evaluator operand;
    private final TextTest test;

    /// The answers for the first `known` entries of `dictionary`.
    private boolean[] answers = new boolean[0];

    private @Nullable Dictionary dictionary;
    private int known;

    TextTestEvaluator(Evaluator operand, TextTest test) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.operand = operand;
        this.test = test;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        TextColumn column = (TextColumn) operand.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch, column).values();
        int n = keepPresent(rows, count);
        if (column.isDictionary()) {
            learn(column.dictionary());
            gather(answers, column.ids(), present, n, values);
        } else {
            ask(column, present, n, values);
        }
        return out;
    }

    @Override
    public int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
        TextColumn column = (TextColumn) operand.evaluate(batch, rows, count, errors);
        if (!column.isDictionary()) {
            boolean[] values = begin(batch, column).values();
            int n = keepPresent(rows, count);
            ask(column, present, n, values);
            return Selection.whereTrue(out, rows, count, kept);
        }
        learn(column.dictionary());
        int n = count;
        int[] from = rows;
        if (column.hasNulls()) {
            n = Selection.withoutNulls(column, rows, count, kept);
            from = kept;
        }
        return selectEntries(answers, column.ids(), from, n, kept);
    }

    private void ask(TextColumn column, int[] rows, int count, boolean[] values) {
        byte[] bytes = column.bytes();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            values[row] = test.test(bytes, column.start(row), column.length(row));
        }
    }

    private void learn(Dictionary entries) {
        if (dictionary != entries) {
            dictionary = entries;
            known = 0;
        }
        int size = entries.size();
        if (known == size) {
            return;
        }
        if (answers.length < size) {
            answers = Arrays.copyOf(answers, Math.max(size, answers.length * 2));
        }
        byte[] bytes = entries.bytes();
        for (int id = known; id < size; id++) {
            answers[id] = test.test(bytes, entries.start(id), entries.length(id));
        }
        known = size;
    }

    private static void gather(boolean[] answers, int[] ids, int[] rows, int count, boolean[] out) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = answers[ids[row]];
        }
    }

    private static int selectEntries(
            boolean[] answers, int[] ids, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            kept[n] = row;
            n += answers[ids[row]] ? 1 : 0;
        }
        return n;
    }
}
