package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateStep;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Groups that are forgotten when no row has come for a while.
class TimeToLiveTest {
    private static final long TTL = 20 * RandomInput.SECOND;
    private static final Optional<TimeToLive> EXPIRING = Optional.of(new TimeToLive(TTL, true));
    private static final Schema COUNTED =
            Schema.of(
                    new Field("symbol", Basic.STRING),
                    new Field("flag", Basic.BOOLEAN),
                    new Field("count", Basic.BIGINT),
                    new Field("sum", Basic.BIGINT));

    /// The members of each group as they stand: emptied when the next row comes too late.
    private static final class Members {
        private final Map<List<@Nullable Object>, List<InputRow>> rows = new HashMap<>();
        private final Map<List<@Nullable Object>, Long> last = new HashMap<>();
        private long first = Long.MIN_VALUE;

        List<InputRow> add(InputRow row, int... key) {
            List<@Nullable Object> group = GroupKey.of(row, key);
            first = first == Long.MIN_VALUE ? row.watermark() : first;
            List<InputRow> members = rows.computeIfAbsent(group, _ -> new ArrayList<>());
            long age = Math.max(first, last.getOrDefault(group, row.watermark()));
            if (row.watermark() > age + TTL) {
                members.clear();
            }
            last.put(group, row.watermark());
            members.add(row);
            return members;
        }
    }

    private static Grouping grouping(List<AggregateStep> aggregates) {
        return new Grouping(
                Columns.columns(RandomInput.SYMBOL, RandomInput.FLAG),
                Columns.types(RandomInput.SYMBOL, RandomInput.FLAG),
                List.of(Columns.column(RandomInput.QUANTITY)),
                aggregates);
    }

    @Nested
    class Aggregates extends OperatorContract {
        @Override
        Schema output() {
            return COUNTED;
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return new AggregateChangesOperator(
                    COUNTED,
                    grouping(TestAggregates.countAndSum()),
                    new AggregateChangesOperator.Changes(false, true, EXPIRING),
                    context,
                    next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            Members groups = new Members();
            Map<List<@Nullable Object>, List<@Nullable Object>> sent = new HashMap<>();
            for (InputRow row : rows) {
                List<InputRow> members = groups.add(row, RandomInput.SYMBOL, RandomInput.FLAG);
                List<@Nullable Object> key = GroupKey.of(row, RandomInput.SYMBOL, RandomInput.FLAG);
                List<@Nullable Object> result = new ArrayList<>(key);
                result.addAll(TestAggregates.of(members, RandomInput.QUANTITY));
                List<@Nullable Object> old = sent.put(key, result);
                if (members.size() == 1 || old == null) {
                    answer.add(RowKind.INSERT, result);
                } else {
                    answer.add(RowKind.UPDATE_BEFORE, old);
                    answer.add(RowKind.UPDATE_AFTER, result);
                }
            }
        }
    }

    @Nested
    class Distinct extends OperatorContract {
        @Override
        Schema output() {
            return Columns.schema(RandomInput.SYMBOL, RandomInput.FLAG);
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return new DistinctOperator(
                    output(), grouping(List.of()), false, EXPIRING, context, next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            Members groups = new Members();
            for (InputRow row : rows) {
                if (groups.add(row, RandomInput.SYMBOL, RandomInput.FLAG).size() == 1) {
                    answer.rows.add(GroupKey.of(row, RandomInput.SYMBOL, RandomInput.FLAG));
                }
            }
        }
    }

    /// The first row of each group to come.
    @Nested
    class TopOne extends OperatorContract {
        @Override
        Schema output() {
            return RandomInput.SCHEMA;
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return firstToCome(context, next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            Members groups = new Members();
            for (InputRow row : rows) {
                if (groups.add(row, RandomInput.SYMBOL, RandomInput.FLAG).size() == 1) {
                    answer.rows.add(row.values());
                }
            }
        }
    }

    private static Operator firstToCome(TaskContext context, Operator next) {
        return new TopNOperator(
                RandomInput.SCHEMA,
                new Ranking(
                        Columns.columns(RandomInput.SYMBOL, RandomInput.FLAG),
                        Columns.types(RandomInput.SYMBOL, RandomInput.FLAG),
                        List.of(),
                        List.of(),
                        List.of()),
                new TopNShape(
                        1, 1, false, Emission.CHANGES, false, false, Optional.empty(), EXPIRING),
                context,
                next);
    }

    /// Keys that never come back.
    private static void assertForgets(Schema schema, Function<Operator, Operator> maker) {
        CheckedOutput output = new CheckedOutput(schema);
        Operator operator = maker.apply(output);
        LentBatches batches = new LentBatches(RandomInput.SCHEMA, new SplittableRandom(1));
        List<InputRow> rows = new RandomInput(new SplittableRandom(2)).rows(100);
        long largest = 0;
        int stateAtMost = 0;
        for (int round = 0; round < 400; round++) {
            List<InputRow> renamed = new ArrayList<>();
            long watermark = round * RandomInput.SECOND;
            for (int i = 0; i < rows.size(); i++) {
                List<@Nullable Object> values = new ArrayList<>(rows.get(i).values());
                values.set(RandomInput.SYMBOL, "key " + round + " " + i);
                renamed.add(new InputRow(values, watermark));
            }
            batches.process(operator, renamed, false);
            operator.advance(watermark);
            StateWriter writer = new StateWriter();
            operator.snapshot(writer);
            stateAtMost = Math.max(stateAtMost, writer.toByteArray().length);
            largest = Math.max(largest, operator.stateBytes());
        }
        // 40,000 keys went by, of which some 2,000 are alive at a time.
        assertThat(output.rows()).hasSize(40_000);
        assertThat(stateAtMost).isLessThan(2_000_000);
        assertThat(largest).isPositive().isLessThan(8_000_000);
    }

    @Test
    void memoryOfExpiredGroupsIsFreed() {
        assertForgets(COUNTED, next -> new Aggregates().create(new CountingContext(), next));
        assertForgets(
                Columns.schema(RandomInput.SYMBOL, RandomInput.FLAG),
                next -> new Distinct().create(new CountingContext(), next));
        assertForgets(RandomInput.SCHEMA, next -> firstToCome(new CountingContext(), next));
    }

    @Test
    void withoutEventTimeTheClockTells() {
        CheckedOutput output =
                new CheckedOutput(Columns.schema(RandomInput.SYMBOL, RandomInput.FLAG));
        long[] clock = {1_000_000};
        TaskContext context =
                new TaskContext() {
                    @Override
                    public void rowsFailed(String step, Batch batch, RowErrors errors) {}

                    @Override
                    public void rowsLate(Batch batch, int[] rows, int count, long[] behind) {}

                    @Override
                    public long currentTimeMillis() {
                        return clock[0];
                    }
                };
        Operator distinct =
                new DistinctOperator(
                        output.schema(),
                        grouping(List.of()),
                        false,
                        Optional.of(new TimeToLive(TTL, false)),
                        context,
                        output);
        List<InputRow> row = new RandomInput(new SplittableRandom(5)).rows(1);
        LentBatches batches = new LentBatches(RandomInput.SCHEMA, new SplittableRandom(5));
        batches.process(distinct, row, false);
        clock[0] += 20_000;
        batches.process(distinct, row, false);
        assertThat(output.rows()).hasSize(1);
        clock[0] += 20_001;
        batches.process(distinct, row, false);
        assertThat(output.rows()).hasSize(2);
    }
}
