package io.velostream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.Filter;
import io.velostream.planner.plan.PhysicalPlan.Limit;
import io.velostream.planner.plan.PhysicalPlan.Project;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.Sort;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.planner.plan.PhysicalPlan.Union;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final Schema ONE = Schema.of(new Field("n", Basic.BIGINT));
    private static final RowExpression N = new ColumnRef(0, "n", Basic.BIGINT);
    private static final RowExpression ODD =
            new RowExpression.Comparison(
                    ComparisonOperator.EQUAL,
                    new RowExpression.Arithmetic(
                            ArithmeticOperator.MODULO, N, literal(2), Basic.BIGINT),
                    literal(1));

    private static final TaskContext CONTEXT =
            new TaskContext() {
                @Override
                public void rowsFailed(String step, Batch batch, RowErrors errors) {}

                @Override
                public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {}

                @Override
                public long currentTimeMillis() {
                    return 0;
                }
            };

    /// Collects the first column.
    private static final class Collector implements Operator {
        final List<Long> values = new ArrayList<>();
        int ends;

        @Override
        public void process(Batch batch) {
            for (int i = 0; i < batch.size(); i++) {
                values.add(((LongColumn) batch.column(0)).get(batch.rows()[i]));
            }
        }

        @Override
        public void advance(long watermark) {}

        @Override
        public void finish() {
            ends++;
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void snapshot(StateWriter writer) {
            throw new IllegalStateException("the far end is not the stage's");
        }

        @Override
        public void restore(StateReader reader) {}
    }

    private static RowExpression literal(long value) {
        return new RowExpression.Literal(Optional.of(value), Basic.BIGINT);
    }

    private static Job job(String name, PhysicalPlan plan) {
        return new Job(name, plan, Optional.empty(), true);
    }

    private static Stage build(Map<String, Collector> ends, Job... jobs) {
        return StageBuilder.build(
                new ApplicationPlan(List.of(jobs)),
                CONTEXT,
                job -> ends.computeIfAbsent(job.name(), _ -> new Collector()));
    }

    private static Batch numbers(long... numbers) {
        LongColumn column = new LongColumn(Basic.BIGINT, numbers.length);
        System.arraycopy(numbers, 0, column.values(), 0, numbers.length);
        Batch batch = new Batch(column);
        batch.setRowCount(numbers.length);
        return batch;
    }

    private static PhysicalPlan leaf() {
        return new Leaf(ONE).scan();
    }

    @Test
    void selectSevenGivesOneRow() {
        Map<String, Collector> ends = new HashMap<>();
        Stage stage = build(ends, job("q", new Project(new SingleRow(), List.of(literal(7)), ONE)));
        StageInput input = stage.inputs().getFirst();
        assertThat(input.leaf()).isInstanceOf(SingleRow.class);
        input.process(StageInput.singleRow());
        input.finish();
        Collector end = ends.getOrDefault("q", new Collector());
        assertThat(end.values).containsExactly(7L);
        assertThat(end.ends).isEqualTo(1);
    }

    @Test
    void aSharedNodeIsReadOnce() {
        PhysicalPlan scan = leaf();
        PhysicalPlan odd = new Filter(scan, ODD, Changelog.APPEND);
        Map<String, Collector> ends = new HashMap<>();
        Stage stage =
                build(
                        ends,
                        job("odd", odd),
                        job("first", new Limit(odd, 0, 1)),
                        job("all", scan),
                        job("both", new Union(List.of(scan, odd), ONE)));
        assertThat(stage.inputs()).hasSize(1);
        StageInput input = stage.inputs().getFirst();
        input.process(numbers(1, 2, 3));
        input.finish();
        assertThat(ends).allSatisfy((_, end) -> assertThat(end.ends).isEqualTo(1));
        assertThat(ends)
                .hasEntrySatisfying("odd", e -> assertThat(e.values).containsExactly(1L, 3L))
                .hasEntrySatisfying("first", e -> assertThat(e.values).containsExactly(1L))
                .hasEntrySatisfying("all", e -> assertThat(e.values).containsExactly(1L, 2L, 3L))
                .hasEntrySatisfying(
                        "both",
                        e -> assertThat(e.values).containsExactlyInAnyOrder(1L, 1L, 2L, 3L, 3L));
    }

    @Test
    void aLimitStopsTheReading() {
        PhysicalPlan sorted =
                new Sort(leaf(), List.of(new SortKey(N, true, false)), Optional.of(2L));
        Stage stage =
                build(
                        new HashMap<>(),
                        job("q", new Limit(new Filter(leaf(), ODD, Changelog.APPEND), 0, 1)));
        assertThat(stage.isSatisfied()).isFalse();
        stage.inputs().getFirst().process(numbers(1));
        assertThat(stage.isSatisfied()).isTrue();
        Stage sorting = build(new HashMap<>(), job("q", sorted));
        sorting.inputs().getFirst().process(numbers(1, 2, 3));
        assertThat(sorting.isSatisfied()).isFalse();
    }

    @Test
    void aRestoredStageGoesOn() {
        PhysicalPlan distinct =
                new Aggregate(
                        leaf(),
                        List.of(N),
                        Optional.empty(),
                        List.of(),
                        Emission.CHANGES,
                        Changelog.APPEND,
                        Optional.empty(),
                        ONE);
        Job job = job("q", new Limit(distinct, 1, 2));
        Map<String, Collector> ends = new HashMap<>();
        Stage stage = build(ends, job);
        stage.inputs().getFirst().process(numbers(1, 1, 2));
        StateWriter writer = new StateWriter();
        stage.snapshot(writer);
        stage.close();
        Stage again = build(ends, job);
        again.restore(new StateReader(writer.toByteArray()));
        again.inputs().getFirst().process(numbers(2, 1, 3, 4));
        assertThat(ends).hasEntrySatisfying("q", e -> assertThat(e.values).containsExactly(2L, 3L));
        assertThat(again.isSatisfied()).isTrue();
    }

    @Test
    void stateOfAnotherPlanIsRefused() {
        StateWriter writer = new StateWriter();
        build(new HashMap<>(), job("q", new Limit(leaf(), 1, 2))).snapshot(writer);
        Stage other = build(new HashMap<>(), job("q", new Filter(leaf(), ODD, Changelog.APPEND)));
        StateReader reader = new StateReader(writer.toByteArray());
        assertThatThrownBy(() -> other.restore(reader)).hasMessageContaining("Limit(n BIGINT)");
    }

    @Test
    void everythingIsClosedAlsoAfterAFailure() {
        List<String> closed = new ArrayList<>();
        Stage stage = new Stage(List.of(), List.of(closing("one", closed), closing("two", closed)));
        assertThatThrownBy(stage::close)
                .hasMessage("one")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactly("one", "two");
    }

    private static Stage.Step closing(String name, List<String> closed) {
        Operator operator =
                new Operator() {
                    @Override
                    public void process(Batch batch) {}

                    @Override
                    public void advance(long watermark) {}

                    @Override
                    public void finish() {}

                    @Override
                    public boolean isSatisfied() {
                        return false;
                    }

                    @Override
                    public void snapshot(StateWriter writer) {}

                    @Override
                    public void restore(StateReader reader) {}

                    @Override
                    public void close() {
                        closed.add(name);
                        throw new IllegalStateException(name);
                    }
                };
        return new Stage.Step(name, new PhysicalPlan.SingleRow(), operator);
    }

    /// A table that stands in a plan; nobody opens it here.
    record Leaf(Schema schema) implements Source {
        PhysicalPlan scan() {
            List<Integer> all = IntStream.range(0, schema.size()).boxed().toList();
            return new PhysicalPlan.Scan(
                    "t", this, all, Optional.empty(), Changelog.APPEND, Optional.empty(), schema);
        }

        @Override
        public String schemaOrigin() {
            return "declared";
        }

        @Override
        public boolean isBounded() {
            return true;
        }

        @Override
        public List<Split> splits() {
            return List.of();
        }

        @Override
        public SplitReader open(Split split, ReadRequest request) {
            throw new IllegalStateException("nothing to open");
        }
    }
}
