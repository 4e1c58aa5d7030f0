package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.types.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

class DistinctOperatorTest extends OperatorContract {
    @Override
    Schema output() {
        return Columns.schema(RandomInput.TRADER, RandomInput.QUANTITY);
    }

    @Override
    Operator create(TaskContext context, Operator next) {
        Grouping grouping =
                new Grouping(
                        List.of(Columns.column(RandomInput.TRADER), Columns.checked()),
                        Columns.types(RandomInput.TRADER, RandomInput.QUANTITY),
                        List.of(),
                        List.of());
        return new DistinctOperator(output(), grouping, false, Optional.empty(), context, next);
    }

    @Override
    void answer(List<InputRow> rows, Answer answer) {
        Set<List<@Nullable Object>> seen = new HashSet<>();
        for (InputRow row : rows) {
            if (Columns.isUnlucky(row)) {
                answer.failed++;
                continue;
            }
            List<@Nullable Object> key = GroupKey.of(row, RandomInput.TRADER, RandomInput.QUANTITY);
            if (seen.add(key)) {
                answer.rows.add(key);
            }
        }
    }
}
