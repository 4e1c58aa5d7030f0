package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Dictionary;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `text = constant` and `text <> constant`. On a dictionary the constant is looked up once, and
/// the rows are then compared by number.
final class TextEqualsConstant extends Computing<BooleanColumn> implements Predicate {
    private final Evaluator operand;
    private final boolean negated;
    private final int length;

    /// With [Dictionary#PADDING] bytes around it, for looking up.
    private final byte[] padded;

    private @Nullable Dictionary dictionary;
    private int searched;
    private int id = -1;

    TextEqualsConstant(Evaluator operand, byte[] constant, boolean negated) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.operand = operand;
        this.negated = negated;
        this.length = constant.length;
        this.padded = new byte[length + 2 * Dictionary.PADDING];
        System.arraycopy(constant, 0, padded, Dictionary.PADDING, length);
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        TextColumn column = (TextColumn) operand.evaluate(batch, rows, count, errors);
        begin(batch, column);
        compare(column, rows, count);
        return out;
    }

    @Override
    public int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors) {
        TextColumn column = (TextColumn) operand.evaluate(batch, rows, count, errors);
        if (column.isDictionary()) {
            int wanted = find(column.dictionary());
            int n = selectId(column.ids(), wanted, negated ? 1 : 0, rows, count, kept);
            return Selection.dropNulls(column, kept, n);
        }
        begin(batch, column);
        compare(column, rows, count);
        return Selection.whereTrue(out, rows, count, kept);
    }

    private void compare(TextColumn column, int[] rows, int count) {
        boolean[] values = out.values();
        if (column.isDictionary()) {
            equalId(column.ids(), find(column.dictionary()), negated, values, rows, count);
            return;
        }
        byte[] bytes = column.bytes();
        int n = keepPresent(rows, count);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            values[row] = isConstant(bytes, column.start(row), column.length(row)) != negated;
        }
    }

    private boolean isConstant(byte[] bytes, int start, int valueLength) {
        int from = Dictionary.PADDING;
        return valueLength == length
                && Arrays.equals(bytes, start, start + length, padded, from, from + length);
    }

    /// The number of the constant in the dictionary, or -1. An entry that was not there may come.
    private int find(Dictionary entries) {
        if (dictionary != entries) {
            dictionary = entries;
            searched = 0;
            id = -1;
        }
        if (id < 0 && searched < entries.size()) {
            id = entries.find(padded, Dictionary.PADDING, length);
            searched = entries.size();
        }
        return id;
    }

    private static void equalId(
            int[] ids, int wanted, boolean negated, boolean[] out, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[row] = (ids[row] == wanted) != negated;
        }
    }

    private static int selectId(
            int[] ids, int wanted, int flip, int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            kept[n] = row;
            n += (ids[row] == wanted ? 1 : 0) ^ flip;
        }
        return n;
    }
}
