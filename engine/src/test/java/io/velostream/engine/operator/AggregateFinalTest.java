package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/// GROUP BY without a window, EMIT FINAL, by every kind of key.
class AggregateFinalTest {
    abstract static class ByKeys extends OperatorContract {
        private final int[] keys;

        ByKeys(int... keys) {
            this.keys = keys;
        }

        @Override
        Schema output() {
            List<Field> fields = Columns.fields(keys);
            fields.add(new Field("count", Basic.BIGINT));
            fields.add(new Field("sum", Basic.BIGINT));
            return new Schema(fields);
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            Grouping grouping =
                    new Grouping(
                            Columns.columns(keys),
                            Columns.types(keys),
                            List.of(Columns.checked()),
                            TestAggregates.countAndSum());
            return new AggregateOperator(output(), grouping, Emission.FINAL, false, context, next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            Map<List<@Nullable Object>, List<InputRow>> groups = new LinkedHashMap<>();
            if (keys.length == 0) {
                groups.put(List.of(), new ArrayList<>());
            }
            for (InputRow row : rows) {
                if (Columns.isUnlucky(row)) {
                    answer.failed++;
                } else {
                    groups.computeIfAbsent(GroupKey.of(row, keys), _ -> new ArrayList<>()).add(row);
                }
            }
            groups.forEach((key, members) -> {
                List<@Nullable Object> result = new ArrayList<>(key);
                result.addAll(TestAggregates.of(members, RandomInput.QUANTITY));
                answer.rows.add(result);
            });
        }
    }

    @Nested
    class NoKey extends ByKeys {}

    @Nested
    class OneText extends ByKeys {
        OneText() {
            super(RandomInput.SYMBOL);
        }
    }

    @Nested
    class TwoTexts extends ByKeys {
        TwoTexts() {
            super(RandomInput.TRADER, RandomInput.SYMBOL);
        }
    }

    @Nested
    class OneLong extends ByKeys {
        OneLong() {
            super(RandomInput.QUANTITY);
        }
    }

    @Nested
    class ManyLongs extends ByKeys {
        ManyLongs() {
            super(RandomInput.SEQUENCE);
        }
    }

    @Nested
    class LongAndTime extends ByKeys {
        LongAndTime() {
            super(RandomInput.QUANTITY, RandomInput.TIME);
        }
    }

    @Nested
    class OneDouble extends ByKeys {
        OneDouble() {
            super(RandomInput.PRICE);
        }
    }

    @Nested
    class OneBoolean extends ByKeys {
        OneBoolean() {
            super(RandomInput.FLAG);
        }
    }

    @Nested
    class OneWideDecimal extends ByKeys {
        OneWideDecimal() {
            super(RandomInput.AMOUNT);
        }
    }

    @Nested
    class Nesting extends ByKeys {
        Nesting() {
            super(RandomInput.TAGS, RandomInput.LABELS, RandomInput.PLACE);
        }
    }

    @Nested
    class Everything extends ByKeys {
        Everything() {
            super(
                    RandomInput.FLAG,
                    RandomInput.QUANTITY,
                    RandomInput.SYMBOL,
                    RandomInput.PRICE,
                    RandomInput.TAGS,
                    RandomInput.AMOUNT);
        }
    }
}
