package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/// The first rows of partitions.
class TopNOperatorTest {
    /// What is asked for.
    static final class Case {
        private final int[] partitionBy;
        private final long first;
        private final long last;
        private final boolean numbered;
        private final boolean updating;
        private final List<SortOperator.Key> keys;

        Case(
                int[] partitionBy,
                long first,
                long last,
                boolean numbered,
                boolean updating,
                SortOperator.Key... keys) {
            this.partitionBy = partitionBy;
            this.first = first;
            this.last = last;
            this.numbered = numbered;
            this.updating = updating;
            this.keys = List.of(keys);
        }

        Schema output() {
            List<Field> fields =
                    Columns.fields(IntStream.range(0, RandomInput.SCHEMA.size()).toArray());
            if (numbered) {
                fields.add(new Field("number", Basic.BIGINT));
            }
            return new Schema(fields);
        }

        Operator create(Emission emission, boolean oldRows, TaskContext context, Operator next) {
            return new TopNOperator(
                    output(),
                    new Ranking(
                            Columns.columns(partitionBy),
                            Columns.types(partitionBy),
                            List.of(Columns.checked()),
                            Columns.types(RandomInput.QUANTITY),
                            keys),
                    new TopNShape(
                            first,
                            last,
                            numbered,
                            emission,
                            updating,
                            oldRows,
                            Optional.empty(),
                            Optional.empty()),
                    context,
                    next);
        }

        List<List<@Nullable Object>> result(List<InputRow> rows) {
            Map<List<@Nullable Object>, List<InputRow>> partitions = new LinkedHashMap<>();
            for (InputRow row : rows) {
                if (!Columns.isUnlucky(row)) {
                    partitions
                            .computeIfAbsent(GroupKey.of(row, partitionBy), _ -> new ArrayList<>())
                            .add(row);
                }
            }
            List<List<@Nullable Object>> results = new ArrayList<>();
            for (List<InputRow> partition : partitions.values()) {
                List<InputRow> sorted = partition.stream().sorted(SlowOrder.by(keys)).toList();
                for (long number = first; number <= Math.min(last, sorted.size()); number++) {
                    List<@Nullable Object> row =
                            new ArrayList<>(sorted.get((int) number - 1).values());
                    if (numbered) {
                        row.add(number);
                    }
                    results.add(row);
                }
            }
            return results;
        }
    }

    abstract static class Changing extends ChangelogContract {
        private final Case asked;

        Changing(Case asked) {
            this.asked = asked;
        }

        @Override
        Schema output() {
            return asked.output();
        }

        @Override
        int[] key() {
            if (!asked.numbered) {
                return new int[0];
            }
            return IntStream.concat(
                            IntStream.of(asked.partitionBy),
                            IntStream.of(RandomInput.SCHEMA.size()))
                    .toArray();
        }

        @Override
        List<Changelog> made() {
            return List.of(Changelog.UPSERT, Changelog.RETRACT);
        }

        @Override
        Operator create(Changelog changelog, TaskContext context, Operator next) {
            return asked.create(Emission.CHANGES, changelog == Changelog.RETRACT, context, next);
        }

        @Override
        List<List<@Nullable Object>> result(List<InputRow> rows) {
            return asked.result(rows);
        }

        @Override
        List<InputRow> input(SplittableRandom random, int rows) {
            return asked.updating
                    ? new RandomChanges(random, 30).changes(rows)
                    : new RandomInput(random).rows(rows);
        }
    }

    private static final SortOperator.Key PRICE =
            new SortOperator.Key(RandomInput.PRICE, true, false);
    private static final SortOperator.Key SYMBOL =
            new SortOperator.Key(RandomInput.SYMBOL, false, true);
    private static final SortOperator.Key QUANTITY =
            new SortOperator.Key(RandomInput.SCHEMA.size(), false, true);
    private static final SortOperator.Key LATEST =
            new SortOperator.Key(RandomInput.SEQUENCE, true, false);
    private static final SortOperator.Key AMOUNT =
            new SortOperator.Key(RandomInput.AMOUNT, false, false);
    private static final int[] BY_TRADER = {RandomInput.TRADER};
    private static final int[] BY_SYMBOL_AND_FLAG = {RandomInput.SYMBOL, RandomInput.FLAG};
    private static final int[] WHOLE = {};

    @Nested
    class FirstThreeOfAppends extends Changing {
        FirstThreeOfAppends() {
            super(new Case(BY_TRADER, 1, 3, false, false, PRICE));
        }
    }

    @Nested
    class NumberedOfAppends extends Changing {
        NumberedOfAppends() {
            super(new Case(BY_SYMBOL_AND_FLAG, 1, 4, true, false, QUANTITY, SYMBOL));
        }
    }

    @Nested
    class LastOfAppends extends Changing {
        LastOfAppends() {
            super(new Case(BY_TRADER, 1, 1, false, false, LATEST));
        }
    }

    @Nested
    class FirstToCome extends Changing {
        FirstToCome() {
            super(new Case(BY_SYMBOL_AND_FLAG, 1, 1, false, false));
        }
    }

    @Nested
    class RangeOfAppends extends Changing {
        RangeOfAppends() {
            super(new Case(BY_TRADER, 3, 5, false, false, SYMBOL, PRICE));
        }
    }

    @Nested
    class NumberedRangeOfAppends extends Changing {
        NumberedRangeOfAppends() {
            super(new Case(WHOLE, 2, 6, true, false, LATEST));
        }
    }

    @Nested
    class FirstThreeOfChanges extends Changing {
        FirstThreeOfChanges() {
            super(new Case(BY_TRADER, 1, 3, false, true, PRICE));
        }
    }

    @Nested
    class NumberedOfChanges extends Changing {
        NumberedOfChanges() {
            super(new Case(BY_TRADER, 1, 3, true, true, AMOUNT));
        }
    }

    @Nested
    class RangeOfChanges extends Changing {
        RangeOfChanges() {
            super(new Case(WHOLE, 3, 7, false, true, QUANTITY, PRICE));
        }
    }

    @Nested
    class NumberedRangeOfChanges extends Changing {
        NumberedRangeOfChanges() {
            super(new Case(BY_SYMBOL_AND_FLAG, 2, 3, true, true, SYMBOL));
        }
    }

    abstract static class Ending extends OperatorContract {
        private final Case asked;

        Ending(Case asked) {
            this.asked = asked;
        }

        @Override
        Schema output() {
            return asked.output();
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return asked.create(Emission.FINAL, false, context, next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            answer.rows.addAll(asked.result(rows));
            answer.failed = (int) rows.stream().filter(Columns::isUnlucky).count();
        }
    }

    @Nested
    class FinalOfAppends extends Ending {
        FinalOfAppends() {
            super(new Case(BY_TRADER, 1, 3, true, false, PRICE, SYMBOL));
        }
    }

    @Nested
    class FinalRangeOfAppends extends Ending {
        FinalRangeOfAppends() {
            super(new Case(BY_SYMBOL_AND_FLAG, 2, 2000, false, false, QUANTITY));
        }
    }
}
