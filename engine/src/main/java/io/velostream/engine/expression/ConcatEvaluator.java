package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;

/// `left || right`.
final class ConcatEvaluator extends Computing<TextColumn> {
    private final Evaluator left;
    private final Evaluator right;

    ConcatEvaluator(Evaluator left, Evaluator right) {
        super(new TextColumn(SqlType.Basic.STRING, 0));
        this.left = left;
        this.right = right;
    }

    @Override
    public TextColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        TextColumn a = (TextColumn) left.evaluate(batch, rows, count, errors);
        TextColumn b = (TextColumn) right.evaluate(batch, rows, count, errors);
        begin(batch, a, b);
        int n = keepPresent(rows, count);
        byte[] aBytes = ValueOrder.textBytes(a);
        byte[] bBytes = ValueOrder.textBytes(b);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            int aLength = a.length(row);
            int bLength = b.length(row);
            int start = out.reserve(row, aLength + bLength);
            byte[] to = out.bytes();
            System.arraycopy(aBytes, a.start(row), to, start, aLength);
            System.arraycopy(bBytes, b.start(row), to, start + aLength, bLength);
            out.commit(row, start, aLength + bLength);
        }
        return out;
    }
}
