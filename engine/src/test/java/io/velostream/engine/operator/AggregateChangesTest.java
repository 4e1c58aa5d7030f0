package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GROUP BY without a window, EMIT CHANGES.
class AggregateChangesTest extends OperatorContract {
    @Override
    Schema output() {
        List<Field> fields = Columns.fields(RandomInput.SYMBOL, RandomInput.PRICE);
        fields.add(new Field("count", Basic.BIGINT));
        fields.add(new Field("sum", Basic.BIGINT));
        return new Schema(fields);
    }

    @Override
    Operator create(TaskContext context, Operator next) {
        Grouping grouping =
                new Grouping(
                        Columns.columns(RandomInput.SYMBOL, RandomInput.PRICE),
                        Columns.types(RandomInput.SYMBOL, RandomInput.PRICE),
                        List.of(Columns.checked()),
                        TestAggregates.countAndSum());
        return new AggregateOperator(output(), grouping, Emission.CHANGES, false, context, next);
    }

    @Override
    void answer(List<InputRow> rows, Answer answer) {
        Map<List<@Nullable Object>, List<InputRow>> groups = new HashMap<>();
        for (InputRow row : rows) {
            if (Columns.isUnlucky(row)) {
                answer.failed++;
                continue;
            }
            List<InputRow> members =
                    groups.computeIfAbsent(
                            GroupKey.of(row, RandomInput.SYMBOL, RandomInput.PRICE),
                            _ -> new ArrayList<>());
            members.add(row);
            List<@Nullable Object> result = new ArrayList<>();
            result.add(row.value(RandomInput.SYMBOL));
            result.add(row.value(RandomInput.PRICE));
            result.addAll(TestAggregates.of(members, RandomInput.QUANTITY));
            answer.add(members.size() == 1 ? RowKind.INSERT : RowKind.UPDATE_AFTER, result);
        }
    }
}
