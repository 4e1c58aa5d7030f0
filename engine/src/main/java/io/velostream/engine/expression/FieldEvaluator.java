package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;

/// A field of a struct: the field's own column, unless some structs are null and the values under
/// them must be hidden.
final class FieldEvaluator extends Computing<Column> {
    private final Evaluator struct;
    private final int field;

    FieldEvaluator(Evaluator struct, int field, SqlType type) {
        super(Column.of(type, 0));
        this.struct = struct;
        this.field = field;
    }

    @Override
    public Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        StructColumn column = (StructColumn) struct.evaluate(batch, rows, count, errors);
        if (!column.hasNulls()) {
            return column.field(field);
        }
        begin(batch, column);
        int n = keepPresent(rows, count);
        Scatter.copy(column.field(field), present, n, out);
        return out;
    }
}
