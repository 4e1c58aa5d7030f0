package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Changelog;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// GROUP BY without a window where rows are taken back or old rows are wanted.
class AggregateOfChangesTest {
    abstract static class ByKeys extends ChangelogContract {
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
        int[] key() {
            return IntStream.range(0, keys.length).toArray();
        }

        @Override
        List<Changelog> made() {
            return List.of(Changelog.UPSERT, Changelog.RETRACT);
        }

        Grouping grouping() {
            return new Grouping(
                    Columns.columns(keys),
                    Columns.types(keys),
                    List.of(Columns.checked()),
                    TestAggregates.countAndSum());
        }

        @Override
        Operator create(Changelog changelog, TaskContext context, Operator next) {
            return new AggregateChangesOperator(
                    output(),
                    grouping(),
                    new AggregateChangesOperator.Changes(
                            true, changelog == Changelog.RETRACT, Optional.empty()),
                    context,
                    next);
        }

        @Override
        List<List<@Nullable Object>> result(List<InputRow> rows) {
            Map<List<@Nullable Object>, List<InputRow>> groups = new LinkedHashMap<>();
            for (InputRow row : rows) {
                if (!Columns.isUnlucky(row)) {
                    groups.computeIfAbsent(GroupKey.of(row, keys), _ -> new ArrayList<>()).add(row);
                }
            }
            List<List<@Nullable Object>> results = new ArrayList<>();
            groups.forEach((key, members) -> {
                List<@Nullable Object> result = new ArrayList<>(key);
                result.addAll(TestAggregates.of(members, RandomInput.QUANTITY));
                results.add(result);
            });
            return results;
        }
    }

    @Nested
    class OneKey extends ByKeys {
        OneKey() {
            super(RandomInput.SYMBOL);
        }
    }

    @Nested
    class SeveralKeys extends ByKeys {
        SeveralKeys() {
            super(RandomInput.TRADER, RandomInput.QUANTITY, RandomInput.FLAG);
        }
    }

    @Nested
    class ManyShortLives extends ByKeys {
        ManyShortLives() {
            super(RandomInput.SEQUENCE, RandomInput.SYMBOL);
        }

        @Override
        List<InputRow> input(SplittableRandom random, int rows) {
            return new RandomChanges(random, 3).changes(rows);
        }
    }

    @Nested
    class OfAppends extends ByKeys {
        OfAppends() {
            super(RandomInput.SYMBOL, RandomInput.FLAG);
        }

        @Override
        Operator create(Changelog changelog, TaskContext context, Operator next) {
            return new AggregateChangesOperator(
                    output(),
                    grouping(),
                    new AggregateChangesOperator.Changes(
                            false, changelog == Changelog.RETRACT, Optional.empty()),
                    context,
                    next);
        }

        @Override
        List<InputRow> input(SplittableRandom random, int rows) {
            return new RandomInput(random).rows(rows);
        }
    }

    @Nested
    class Having extends ByKeys {
        Having() {
            super(RandomInput.SYMBOL, RandomInput.FLAG);
        }

        @Override
        Operator create(Changelog changelog, TaskContext context, Operator next) {
            FilterOperator having =
                    new FilterOperator(
                            output(),
                            (batch, rows, count, kept, _) -> {
                                int n = 0;
                                for (int i = 0; i < count; i++) {
                                    Object rowCount = RowValues.get(batch.column(2), rows[i]);
                                    if (rowCount instanceof Long c && c % 2 == 0) {
                                        kept[n++] = rows[i];
                                    }
                                }
                                return n;
                            },
                            changelog == Changelog.RETRACT,
                            context,
                            next);
            return new Chain(super.create(Changelog.RETRACT, context, having), having);
        }

        @Override
        List<List<@Nullable Object>> result(List<InputRow> rows) {
            return super.result(rows).stream()
                    .filter(row -> row.get(2) instanceof Long count && count % 2 == 0)
                    .toList();
        }
    }

    /// One group, which stays when it has lost its rows.
    @Nested
    class NoKey extends ByKeys {
        @Override
        List<Changelog> made() {
            return List.of(Changelog.RETRACT);
        }

        @Override
        List<InputRow> input(SplittableRandom random, int rows) {
            while (true) {
                List<InputRow> log = new RandomChanges(random, 2).changes(rows);
                // The group is there from the first row that does not fail.
                if (!Columns.isUnlucky(log.getFirst())) {
                    return log;
                }
            }
        }

        @Override
        List<List<@Nullable Object>> result(List<InputRow> rows) {
            List<List<@Nullable Object>> results = super.result(rows);
            return results.isEmpty() ? List.of(List.of(0L, 0L)) : results;
        }
    }

    /// EMIT FINAL.
    @Nested
    class Final extends OperatorContract {
        private final ByKeys changes = new SeveralKeys();

        @Override
        Schema output() {
            return changes.output();
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return new AggregateOperator(
                    output(), changes.grouping(), Emission.FINAL, true, context, next);
        }

        @Override
        List<InputRow> input(SplittableRandom random, int rows) {
            return new RandomChanges(random, 30).changes(rows);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            List<InputRow> table = new ArrayList<>();
            Map<List<@Nullable Object>, Integer> firstSeen = new LinkedHashMap<>();
            for (InputRow row : rows) {
                if (Columns.isUnlucky(row)) {
                    answer.failed++;
                } else {
                    firstSeen.putIfAbsent(GroupKey.of(row, changes.keys), firstSeen.size());
                    ChangelogContract.apply(row, table);
                }
            }
            List<List<@Nullable Object>> results = new ArrayList<>(changes.result(table));
            results.sort(
                    Comparator.comparing(row -> firstSeen.getOrDefault(row.subList(0, 3), -1)));
            answer.rows.addAll(results);
        }
    }

    @Test
    void aGroupThatLosesItsLastRowIsDeletedWithItsOldRow() {
        ByKeys changes = new OneKey();
        CheckedOutput output = new CheckedOutput(changes.output());
        Operator operator = changes.create(Changelog.UPSERT, new CountingContext(), output);
        InputRow row = new RandomInput(new SplittableRandom(3)).rows(1).getFirst();
        LentBatches batches = new LentBatches(RandomInput.SCHEMA, new SplittableRandom(1));
        batches.process(operator, List.of(row, row, row.as(RowKind.DELETE)), false);
        batches.process(operator, List.of(row.as(RowKind.DELETE), row), false);
        assertThat(output.kinds())
                .containsExactly(
                        RowKind.INSERT,
                        RowKind.UPDATE_AFTER,
                        RowKind.UPDATE_AFTER,
                        RowKind.DELETE,
                        RowKind.INSERT);
        assertThat(output.rows().get(3)).isEqualTo(output.rows().get(0));
    }
}
