package io.velostream.engine.expression;

import io.velostream.functions.ResolvedScalar;
import io.velostream.functions.ScalarKernel;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// A call of a scalar function.
final class FunctionCall extends Computing<Column> {
    private final ScalarKernel kernel;
    private final Evaluator[] arguments;
    private final Column[] columns;

    FunctionCall(ResolvedScalar function, Evaluator[] arguments) {
        super(Column.of(function.result(), 0));
        this.arguments = arguments;
        this.columns = new Column[arguments.length];
        boolean[] constant = new boolean[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            constant[i] = arguments[i] instanceof Constant;
        }
        this.kernel = function.newKernel(constant);
    }

    @Override
    public Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        for (int i = 0; i < arguments.length; i++) {
            columns[i] = arguments[i].evaluate(batch, rows, count, errors);
        }
        kernel.evaluate(columns, rows, count, begin(batch), errors);
        return out;
    }
}
