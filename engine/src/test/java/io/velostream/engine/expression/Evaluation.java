package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.testing.BoxedValues;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Computes an expression for one made-up row: its value as text, or the reason why the row failed.
final class Evaluation {
    private Evaluation() {}

    /// Constants go through columns, so that the kernels for columns are what is tested.
    static String of(RowExpression expression, Batch batch) {
        RowErrors errors = new RowErrors();
        Evaluator evaluator = new ExpressionCompiler(() -> 0).compile(expression);
        Column column = evaluator.evaluate(batch, batch.rows(), batch.size(), errors);
        return errors.isEmpty()
                ? String.valueOf(BoxedValues.read(column, 0))
                : errors.list().getFirst().reason();
    }

    /// A batch of one row with these values.
    static Batch row(SqlType[] types, @Nullable Object[] values) {
        Column[] columns = new Column[types.length];
        for (int i = 0; i < types.length; i++) {
            columns[i] = Column.of(types[i], 1);
            BoxedValues.write(columns[i], 0, values[i]);
        }
        Batch batch = new Batch(columns);
        batch.setRowCount(1);
        return batch;
    }

    static RowExpression column(int index, SqlType type) {
        return new RowExpression.ColumnRef(index, "c" + index, type);
    }

    static Literal literal(SqlType type, @Nullable Object value) {
        return new Literal(
                Optional.ofNullable(value).map(v -> BoxedValues.toLiteral(type, v)), type);
    }
}
