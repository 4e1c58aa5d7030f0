package io.velostream.planner.physical;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.AssignWindows;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Limit;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.LogicalPlan.SingleRow;
import io.velostream.planner.logical.LogicalPlan.Sort;
import io.velostream.planner.logical.LogicalPlan.StreamRead;
import io.velostream.planner.logical.LogicalPlan.TimeSort;
import io.velostream.planner.logical.LogicalPlan.TopN;
import io.velostream.planner.logical.LogicalPlan.Union;
import io.velostream.planner.logical.PlanExpressions;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the optimized plans of an application into one graph of steps, in which what is read or
/// made once stands once.
public final class PhysicalPlanner {
    private final List<Stream> streams;
    private final ChangeNeeds needs;
    private final ScanSharing scans;
    private final Map<Integer, PhysicalPlan> streamNodes = new HashMap<>();

    /// The rows that one statement makes for others to read.
    ///
    /// @param state what the statement says about its state
    public record Stream(LogicalPlan plan, StateLimits state) {}

    /// Rows that leave the application.
    ///
    /// @param need what can be said of rows that are replaced or deleted where they go
    /// @param key by which of their columns that is said
    /// @param state what the statement says about its state
    public record Output(LogicalPlan plan, Changelog need, List<Integer> key, StateLimits state) {
        public Output {
            key = List.copyOf(key);
        }
    }

    /// @param streams by number
    /// @param outputs all that run with them
    public PhysicalPlanner(List<Stream> streams, List<Output> outputs) {
        this.streams = List.copyOf(streams);
        List<LogicalPlan> plans = streams.stream().map(Stream::plan).toList();
        List<LogicalPlan> all = new ArrayList<>(plans);
        outputs.forEach(output -> all.add(output.plan()));
        this.needs = new ChangeNeeds(plans, outputs);
        this.scans = new ScanSharing(all, needs);
    }

    /// Who reads a step, as far as the step depends on it.
    ///
    /// @param need what it needs of updates and deletes
    /// @param state what its statement says about its state
    private record Reader(Changelog need, StateLimits state) {
        /// The node itself, which reads its inputs.
        Reader below(LogicalPlan node) {
            return new Reader(ChangeNeeds.below(node, need), state);
        }

        /// What a node says for it.
        Changelog changelog(LogicalPlan node) {
            return Traits.of(node).updating() ? ChangeNeeds.updating(need) : Changelog.APPEND;
        }
    }

    /// A step, and where the columns of the logical plan are in its output: a shared scan has more
    /// columns than this plan asked for.
    private static final class Built {
        private final PhysicalPlan plan;
        private final int[] positions;

        Built(PhysicalPlan plan, int[] positions) {
            this.plan = plan;
            this.positions = positions;
        }

        static Built inOrder(PhysicalPlan plan) {
            int[] positions = new int[plan.schema().size()];
            Arrays.setAll(positions, i -> i);
            return new Built(plan, positions);
        }

        RowExpression move(RowExpression expression) {
            return ExpressionTree.moveColumns(expression, positions);
        }

        /// The columns of the step, and others behind them.
        Schema schemaWith(List<SqlType.Field> added) {
            List<SqlType.Field> fields = new ArrayList<>(plan.schema().fields());
            fields.addAll(added);
            return new Schema(fields);
        }

        /// A step above this one that adds columns behind all of this one's.
        Built with(PhysicalPlan above, int added) {
            int[] moved = Arrays.copyOf(positions, positions.length + added);
            for (int i = 0; i < added; i++) {
                moved[positions.length + i] = plan.schema().size() + i;
            }
            return new Built(above, moved);
        }
    }

    /// The steps of one of the outputs, with just its columns.
    public PhysicalPlan plan(Output output) {
        return plan(output.plan(), new Reader(output.need(), output.state()));
    }

    /// The steps of stream `number`: always the same object.
    public PhysicalPlan stream(int number) {
        PhysicalPlan node = streamNodes.get(number);
        if (node == null) {
            Stream stream = streams.get(number);
            node = plan(stream.plan(), new Reader(needs.ofStream(number), stream.state()));
            streamNodes.put(number, node);
        }
        return node;
    }

    private PhysicalPlan plan(LogicalPlan plan, Reader reader) {
        return exact(build(plan, reader), plan.schema());
    }

    private static PhysicalPlan exact(Built built, Schema schema) {
        boolean inOrder = built.plan.schema().size() == schema.size();
        List<RowExpression> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            inOrder &= built.positions[i] == i;
            columns.add(new ColumnRef(built.positions[i], schema.name(i), schema.type(i)));
        }
        return inOrder ? built.plan : new PhysicalPlan.Project(built.plan, columns, schema);
    }

    private Built build(LogicalPlan plan, Reader reader) {
        Reader inner = reader.below(plan);
        return switch (plan) {
            case Scan scan -> new Built(scans.node(scan), scans.positions(scan));
            case StreamRead read -> Built.inOrder(stream(read.number()));
            case SingleRow _ -> Built.inOrder(new PhysicalPlan.SingleRow());
            case Filter(LogicalPlan input, RowExpression predicate) -> {
                Built below = build(input, inner);
                Changelog changelog =
                        below.plan.changelog().isUpdating()
                                ? ChangeNeeds.updating(reader.need())
                                : Changelog.APPEND;
                yield new Built(
                        new PhysicalPlan.Filter(below.plan, below.move(predicate), changelog),
                        below.positions);
            }
            case Project project -> {
                Built below = build(project.input(), inner);
                yield Built.inOrder(
                        new PhysicalPlan.Project(
                                below.plan,
                                project.expressions().stream().map(below::move).toList(),
                                project.schema()));
            }
            case Aggregate aggregate -> aggregate(aggregate, reader);
            case AssignWindows assigned -> assigned(assigned, reader);
            case Sort sort -> {
                Built below = build(sort.input(), inner);
                yield new Built(
                        new PhysicalPlan.Sort(
                                below.plan,
                                PlanExpressions.mapKeys(sort.keys(), below::move),
                                sort.limit()),
                        below.positions);
            }
            case Limit limit -> {
                Built below = build(limit.input(), inner);
                yield new Built(
                        new PhysicalPlan.Limit(below.plan, limit.offset(), limit.count()),
                        below.positions);
            }
            case Union union -> {
                List<PhysicalPlan> inputs =
                        union.inputs().stream().map(input -> plan(input, inner)).toList();
                yield Built.inOrder(new PhysicalPlan.Union(inputs, union.schema()));
            }
            case TimeSort sort -> {
                Built below = build(sort.input(), inner);
                yield new Built(
                        new PhysicalPlan.TimeSort(below.plan, below.move(sort.time())),
                        below.positions);
            }
            case Over over -> over(over, reader);
            case TopN top -> topN(top, reader);
        };
    }

    private Built assigned(AssignWindows assigned, Reader reader) {
        Built below = build(assigned.input(), reader.below(assigned));
        PhysicalPlan input = exact(below, assigned.input().schema());
        return Built.inOrder(
                new PhysicalPlan.AssignWindows(input, assigned.window(), assigned.schema()));
    }

    private Built aggregate(Aggregate aggregate, Reader reader) {
        Built below = build(aggregate.input(), reader.below(aggregate));
        return Built.inOrder(
                new PhysicalPlan.Aggregate(
                        below.plan,
                        aggregate.keys().stream().map(below::move).toList(),
                        aggregate.window().map(w -> PlanExpressions.map(w, below::move)),
                        aggregate.aggregates().stream()
                                .map(call -> PlanExpressions.map(call, below::move))
                                .toList(),
                        aggregate.emission(),
                        reader.changelog(aggregate),
                        isKept(aggregate) ? Optional.empty() : ttl(aggregate, reader),
                        aggregate.schema()));
    }

    private Built over(Over over, Reader reader) {
        Built below = build(over.input(), reader.below(over));
        Over moved = (Over) PlanExpressions.map(over, below::move);
        List<SqlType.Field> added = new ArrayList<>();
        for (int i = 0; i < moved.calls().size(); i++) {
            added.add(new SqlType.Field(moved.names().get(i), moved.calls().get(i).type()));
        }
        return below.with(
                new PhysicalPlan.Over(
                        below.plan,
                        moved.partitionBy(),
                        moved.orderBy(),
                        moved.time(),
                        moved.buffer().map(buffer -> kept(buffer, ttl(over, reader))),
                        moved.calls(),
                        below.schemaWith(added)),
                added.size());
    }

    /// What expires says so itself, or else as everything does.
    private static RowsBuffer kept(RowsBuffer buffer, Optional<Long> ttlMicros) {
        return new RowsBuffer(
                buffer.rows(), buffer.emitWhenFull(), buffer.expireMicros().or(() -> ttlMicros));
    }

    private Built topN(TopN top, Reader reader) {
        Built below = build(top.input(), reader.below(top));
        TopN moved = (TopN) PlanExpressions.map(top, below::move);
        List<SqlType.Field> added =
                moved.number().map(n -> new SqlType.Field(n, SqlType.Basic.BIGINT)).stream()
                        .toList();
        return below.with(
                new PhysicalPlan.TopN(
                        below.plan,
                        moved.partitionBy(),
                        moved.orderBy(),
                        moved.first(),
                        moved.last(),
                        moved.number().isPresent(),
                        moved.emission(),
                        moved.closesAt(),
                        reader.changelog(top),
                        top.emission() == Emission.FINAL ? Optional.empty() : ttl(top, reader),
                        below.schemaWith(added)),
                added.size());
    }

    /// Whether its groups stay until their window closes or the input ends: nothing has been said
    /// of them before.
    private static boolean isKept(Aggregate aggregate) {
        return aggregate.window().isPresent() || aggregate.emission() == Emission.FINAL;
    }

    /// How long a step keeps keys of which no rows come.
    private Optional<Long> ttl(LogicalPlan plan, Reader reader) {
        return reader.state().or(limits(plan)).ttlMicros();
    }

    private StateLimits limits(LogicalPlan plan) {
        return StateLimits.ofSources(plan, number -> streams.get(number).plan());
    }

    /// How much the steps of an output may remember, if its statement or its sources say so.
    public Optional<Long> maxStateBytes(Output output) {
        return output.state().or(limits(output.plan())).maxBytes();
    }
}
