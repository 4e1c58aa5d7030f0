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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/// Tumbling windows of 10 s that begin 3 s after the full ten.
class WindowAggregateTest {
    private static final long SIZE = 10 * RandomInput.SECOND;
    private static final long OFFSET = 3 * RandomInput.SECOND;
    private static final int[] KEYS = {RandomInput.TRADER, RandomInput.SYMBOL};

    abstract static class Tumbling extends OperatorContract {
        private final Emission emission;
        private final long lateness;
        private final int[] keys;

        Tumbling(Emission emission, long lateness, int... keys) {
            this.emission = emission;
            this.lateness = lateness;
            this.keys = keys;
        }

        @Override
        Schema output() {
            List<Field> fields = Columns.fields(keys);
            fields.add(new Field("window_start", Basic.TIMESTAMP));
            fields.add(new Field("window_end", Basic.TIMESTAMP));
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
            return new WindowAggregateOperator(
                    output(),
                    grouping,
                    new TumblingWindow(SIZE, OFFSET),
                    Columns.column(RandomInput.TIME),
                    lateness,
                    emission,
                    context,
                    next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            Map<Long, Map<List<@Nullable Object>, List<InputRow>>> windows = new TreeMap<>();
            for (InputRow row : rows) {
                Object time = row.value(RandomInput.TIME);
                if (Columns.isUnlucky(row) || time == null) {
                    answer.failed++;
                    continue;
                }
                long start = OFFSET;
                while (start > (Long) time) {
                    start -= SIZE;
                }
                while (start + SIZE <= (Long) time) {
                    start += SIZE;
                }
                if (start + SIZE + lateness <= row.watermark()) {
                    answer.late++;
                    continue;
                }
                List<InputRow> members =
                        windows.computeIfAbsent(start, _ -> new LinkedHashMap<>())
                                .computeIfAbsent(GroupKey.of(row, keys), _ -> new ArrayList<>());
                members.add(row);
                if (emission == Emission.CHANGES) {
                    addResult(GroupKey.of(row, keys), start, members, answer);
                }
            }
            if (emission == Emission.FINAL) {
                for (Map.Entry<Long, Map<List<@Nullable Object>, List<InputRow>>> window :
                        windows.entrySet()) {
                    for (Map.Entry<List<@Nullable Object>, List<InputRow>> group :
                            window.getValue().entrySet()) {
                        addResult(group.getKey(), window.getKey(), group.getValue(), answer);
                    }
                }
            }
        }

        private static void addResult(
                List<@Nullable Object> key, long start, List<InputRow> members, Answer answer) {
            List<@Nullable Object> result = new ArrayList<>(key);
            result.add(start);
            result.add(start + SIZE);
            result.addAll(TestAggregates.of(members, RandomInput.QUANTITY));
            answer.rows.add(result);
        }
    }

    @Nested
    class Final extends Tumbling {
        Final() {
            super(Emission.FINAL, 0, KEYS);
        }
    }

    @Nested
    class FinalWithLateness extends Tumbling {
        FinalWithLateness() {
            super(Emission.FINAL, 4 * RandomInput.SECOND, KEYS);
        }
    }

    @Nested
    class FinalWithoutKeys extends Tumbling {
        FinalWithoutKeys() {
            super(Emission.FINAL, 0);
        }
    }

    @Nested
    class FinalByLong extends Tumbling {
        FinalByLong() {
            super(Emission.FINAL, 0, RandomInput.QUANTITY);
        }
    }

    @Nested
    class Changes extends Tumbling {
        Changes() {
            super(Emission.CHANGES, 0, KEYS);
        }
    }

    @Nested
    class ChangesWithLateness extends Tumbling {
        ChangesWithLateness() {
            super(Emission.CHANGES, 4 * RandomInput.SECOND, RandomInput.SYMBOL);
        }
    }
}
