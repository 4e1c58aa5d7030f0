package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.types.Schema;
import java.util.List;

class ProjectOperatorTest extends OperatorContract {
    @Override
    Schema output() {
        return Columns.schema(RandomInput.TAGS, RandomInput.QUANTITY, RandomInput.SYMBOL);
    }

    @Override
    Operator create(TaskContext context, Operator next) {
        List<NamedEvaluator> expressions =
                List.of(
                        Columns.column(RandomInput.TAGS),
                        Columns.checked(),
                        Columns.column(RandomInput.SYMBOL));
        return new ProjectOperator(output(), expressions, context, next);
    }

    @Override
    void answer(List<InputRow> rows, Answer answer) {
        for (InputRow row : rows) {
            if (Columns.isUnlucky(row)) {
                answer.failed++;
            } else {
                answer.add(
                        row.value(RandomInput.TAGS),
                        row.value(RandomInput.QUANTITY),
                        row.value(RandomInput.SYMBOL));
            }
        }
    }
}
