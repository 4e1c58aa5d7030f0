package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.Predicate;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Schema;
import java.util.List;

class FilterOperatorTest extends OperatorContract {
    /// Flag is true; fails on unlucky quantities, true or not.
    private static Predicate predicate() {
        NamedEvaluator checked = Columns.checked();
        return (batch, rows, count, kept, errors) -> {
            checked.evaluator().evaluate(batch, rows, count, errors);
            BooleanColumn flags = (BooleanColumn) batch.column(RandomInput.FLAG);
            int n = 0;
            for (int i = 0; i < count; i++) {
                if (Columns.isTrue(flags, rows[i])) {
                    kept[n++] = rows[i];
                }
            }
            return n;
        };
    }

    @Override
    Schema output() {
        return RandomInput.SCHEMA;
    }

    @Override
    Operator create(TaskContext context, Operator next) {
        return new FilterOperator(RandomInput.SCHEMA, predicate(), true, context, next);
    }

    @Override
    void answer(List<InputRow> rows, Answer answer) {
        for (InputRow row : rows) {
            if (Columns.isUnlucky(row)) {
                answer.failed++;
            } else if (Boolean.TRUE.equals(row.value(RandomInput.FLAG))) {
                answer.rows.add(row.values());
            }
        }
    }
}
