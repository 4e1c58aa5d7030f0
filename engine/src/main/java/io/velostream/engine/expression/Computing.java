package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.Column;

/// An evaluator that writes its results into a column of its own.
abstract class Computing<C extends Column> implements Evaluator {
    final C out;

    /// What [#keepPresent] left; read only.
    int[] present = new int[0];

    private int[] scratch = new int[0];

    Computing(C out) {
        this.out = out;
    }

    /// The result column, empty and with room for every row of the batch.
    final C begin(Batch batch) {
        out.clear();
        out.ensureCapacity(batch.rowCount());
        return out;
    }

    /// As [#begin], with the nulls of an operand: whatever is null in it is null in the result.
    final C begin(Batch batch, Column operand) {
        begin(batch);
        out.addNullsOf(operand, batch.rowCount());
        return out;
    }

    /// As [#begin], with the nulls of both operands.
    final C begin(Batch batch, Column left, Column right) {
        begin(batch, left);
        out.addNullsOf(right, batch.rowCount());
        return out;
    }

    /// Leaves in [#present] those of the rows whose result is not null (yet), for loops that must
    /// not look at the operands of the others, and returns how many they are.
    final int keepPresent(int[] rows, int count) {
        if (!out.hasNulls()) {
            present = rows;
            return count;
        }
        if (scratch.length < count) {
            scratch = new int[count];
        }
        present = scratch;
        return Selection.withoutNulls(out, rows, count, scratch);
    }
}
