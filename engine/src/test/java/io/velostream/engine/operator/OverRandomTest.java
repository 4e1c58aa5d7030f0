package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.over.OverBuilder;
import io.velostream.engine.over.TimeSortOperator;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random window functions over random rows, in random batches, with stops and restores, against
/// [SlowOver].
class OverRandomTest {
    private static final List<SortKey> BY_TIME =
            List.of(new SortKey(RandomOver.column(RandomOver.TIME), false, false));
    private static final int SEEDS = Integer.getInteger("random.overs", 400);

    @Test
    void inOrderOfArrival() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Run run = new Run(seed);
            Over plan = run.overs.over(List.of(), false, Optional.empty());
            run.check(plan, run.overs.rows(run.size()), false);
        }
    }

    @Test
    void sorted() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Run run = new Run(seed);
            List<SortKey> order = run.overs.order();
            List<InputRow> rows = new ArrayList<>(run.overs.rows(run.size()));
            rows.sort((a, b) -> SlowOver.compare(a.values(), b.values(), order));
            run.check(run.overs.over(order, false, Optional.empty()), rows, false);
        }
    }

    @Test
    void byEventTime() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Run run = new Run(seed);
            Over plan = run.overs.over(BY_TIME, true, Optional.empty());
            run.check(plan, run.overs.rows(run.size()), true);
        }
    }

    @Test
    void buffersInAnyOrder() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Run run = new Run(seed);
            List<SortKey> order = run.random.nextBoolean() ? List.of() : run.overs.order();
            Over plan = run.overs.over(order, false, Optional.of(run.buffer(Optional.empty())));
            run.check(plan, run.overs.rows(run.size()), false);
        }
    }

    @Test
    void buffersByEventTimeThatExpire() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Run run = new Run(seed);
            Optional<Long> expires =
                    run.random.nextBoolean()
                            ? Optional.of(run.random.nextLong(4))
                            : Optional.empty();
            Over plan = run.overs.over(BY_TIME, true, Optional.of(run.buffer(expires)));
            run.check(plan, run.overs.rows(run.size()), true);
        }
    }

    private static final class Run {
        final long seed;
        final SplittableRandom random;
        final RandomOver overs;
        final CountingContext context = new CountingContext();

        Run(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            overs = new RandomOver(random);
        }

        RowsBuffer buffer(Optional<Long> expires) {
            return new RowsBuffer(1 + random.nextInt(8), random.nextBoolean(), expires);
        }

        int size() {
            return 1 + random.nextInt(120);
        }

        void check(Over plan, List<InputRow> input, boolean timed) {
            String message = "seed %d: %s %s".formatted(seed, plan.partitionBy(), plan.calls());
            CheckedOutput output = new CheckedOutput(plan.schema());
            try {
                feed(plan, input, timed, output);
            } catch (RuntimeException e) {
                throw new AssertionError(message, e);
            }
            Map<Object, List<List<@Nullable Object>>> expected = expected(plan, input, timed);
            Map<Object, List<List<@Nullable Object>>> actual = byPartition(plan, output.rows());
            assertThat(actual.keySet()).as(message).isEqualTo(expected.keySet());
            expected.forEach(
                    (key, rows) -> assertThat(actual.get(key)).as(message).isEqualTo(rows));
        }

        private void feed(Over plan, List<InputRow> input, boolean timed, Operator output) {
            Operator chain = chain(plan, timed, output);
            LentBatches batches = new LentBatches(RandomOver.SCHEMA, random);
            int most = 1 + random.nextInt(40);
            for (int from = 0; from < input.size(); ) {
                int to = Math.min(input.size(), from + 1 + random.nextInt(most));
                batches.process(chain, input.subList(from, to), random.nextBoolean());
                if (random.nextInt(5) == 0) {
                    StateWriter writer = new StateWriter();
                    chain.snapshot(writer);
                    chain = chain(plan, timed, output);
                    chain.restore(new StateReader(writer.toByteArray()));
                }
                if (timed && to < input.size() && random.nextInt(3) > 0) {
                    chain.advance(input.get(to).watermark());
                }
                from = to;
            }
            chain.finish();
        }

        private Operator chain(Over plan, boolean timed, Operator output) {
            Operator over =
                    OverBuilder.build(plan, new ExpressionCompiler(() -> 0), context, output);
            return timed
                    ? new Chain(
                            new TimeSortOperator(
                                    RandomOver.SCHEMA,
                                    new NamedEvaluator(
                                            "ts", (b, _, _, _) -> b.column(RandomOver.TIME)),
                                    context,
                                    over),
                            over)
                    : new Chain(new WithoutWatermarks(over), over);
        }

        private static Map<Object, List<List<@Nullable Object>>> byPartition(
                Over plan, List<List<@Nullable Object>> rows) {
            Map<Object, List<List<@Nullable Object>>> partitions = new LinkedHashMap<>();
            for (List<@Nullable Object> row : rows) {
                Object key =
                        plan.partitionBy().isEmpty()
                                ? "all"
                                : Optional.ofNullable(row.get(RandomOver.KEY));
                partitions.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
            }
            return partitions;
        }

        private static Map<Object, List<List<@Nullable Object>>> expected(
                Over plan, List<InputRow> input, boolean timed) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (InputRow row : input) {
                if (!timed || time(row.values()) >= row.watermark()) {
                    rows.add(row.values());
                }
            }
            if (timed) {
                rows.sort(Comparator.comparingLong(Run::time));
            }
            Map<Object, List<List<@Nullable Object>>> results = new LinkedHashMap<>();
            for (Map.Entry<Object, List<List<@Nullable Object>>> partition :
                    byPartition(plan, rows).entrySet()) {
                List<List<@Nullable Object>> result =
                        plan.buffer().isPresent()
                                ? buffered(plan, partition.getValue())
                                : evaluate(plan, partition.getValue());
                if (!result.isEmpty()) {
                    results.put(partition.getKey(), result);
                }
            }
            return results;
        }

        private static List<List<@Nullable Object>> evaluate(
                Over plan, List<List<@Nullable Object>> partition) {
            SlowOver slow = new SlowOver(partition, plan.orderBy());
            List<List<@Nullable Object>> results = new ArrayList<>();
            for (int row = 0; row < partition.size(); row++) {
                List<@Nullable Object> result = new ArrayList<>(partition.get(row));
                for (OverCall call : plan.calls()) {
                    result.add(slow.evaluate(call, row));
                }
                results.add(result);
            }
            return results;
        }

        private static List<List<@Nullable Object>> buffered(
                Over plan, List<List<@Nullable Object>> partition) {
            RowsBuffer buffer = plan.buffer().orElseThrow();
            List<List<@Nullable Object>> results = new ArrayList<>();
            List<List<@Nullable Object>> last = new ArrayList<>();
            for (List<@Nullable Object> row : partition) {
                if (!last.isEmpty()
                        && buffer.expireMicros().isPresent()
                        && time(row) - time(last.getLast()) > buffer.expireMicros().get()) {
                    last.clear();
                }
                last.add(row);
                if (last.size() > buffer.rows()) {
                    last.removeFirst();
                }
                if (last.size() == buffer.rows() || !buffer.emitWhenFull()) {
                    List<List<@Nullable Object>> sorted = new ArrayList<>(last);
                    sorted.sort(SlowOver.order(plan.orderBy()));
                    SlowOver slow = new SlowOver(sorted, plan.orderBy());
                    int newest = sorted.indexOf(row);
                    List<@Nullable Object> result = new ArrayList<>(row);
                    for (OverCall call : plan.calls()) {
                        result.add(slow.evaluate(call, newest));
                    }
                    results.add(result);
                }
            }
            return results;
        }

        private static long time(List<@Nullable Object> row) {
            return row.get(RandomOver.TIME) instanceof Long time ? time : Long.MIN_VALUE;
        }
    }

    /// Two operators behind each other that are stopped and restored together.
    private record Chain(Operator first, Operator second) implements Operator {
        @Override
        public void process(Batch batch) {
            first.process(batch);
        }

        @Override
        public void advance(long watermark) {
            first.advance(watermark);
        }

        @Override
        public void finish() {
            first.finish();
        }

        @Override
        public boolean isSatisfied() {
            return first.isSatisfied();
        }

        @Override
        public void snapshot(StateWriter writer) {
            first.snapshot(writer);
            second.snapshot(writer);
        }

        @Override
        public void restore(StateReader reader) {
            first.restore(reader);
            second.restore(reader);
        }
    }

    /// What a sort of a bounded input gives.
    private record WithoutWatermarks(Operator next) implements Operator {
        @Override
        public void process(Batch batch) {
            batch.setWatermarks(null);
            next.process(batch);
        }

        @Override
        public void advance(long watermark) {}

        @Override
        public void finish() {
            next.finish();
        }

        @Override
        public boolean isSatisfied() {
            return next.isSatisfied();
        }

        @Override
        public void snapshot(StateWriter writer) {}

        @Override
        public void restore(StateReader reader) {}
    }
}
