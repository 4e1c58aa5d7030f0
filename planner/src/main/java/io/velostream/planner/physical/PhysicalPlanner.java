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
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Emission;
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
    private final List<LogicalPlan> streams;
    private final ScanSharing scans;
    private final Map<Integer, PhysicalPlan> streamNodes = new HashMap<>();

    /// @param streams the plans of the application's streams, by number
    /// @param others every other plan that runs with them
    public PhysicalPlanner(List<LogicalPlan> streams, List<LogicalPlan> others) {
        this.streams = List.copyOf(streams);
        List<LogicalPlan> all = new ArrayList<>(streams);
        all.addAll(others);
        this.scans = new ScanSharing(all);
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

    /// The steps of stream `number`: always the same object.
    public PhysicalPlan stream(int number) {
        PhysicalPlan node = streamNodes.get(number);
        if (node == null) {
            node = plan(streams.get(number));
            streamNodes.put(number, node);
        }
        return node;
    }

    /// The steps of one of the plans, with just its columns.
    public PhysicalPlan plan(LogicalPlan plan) {
        return exact(build(plan), plan.schema());
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

    private Built build(LogicalPlan plan) {
        return switch (plan) {
            case Scan scan -> scan(scan);
            case StreamRead read -> Built.inOrder(stream(read.number()));
            case SingleRow _ -> Built.inOrder(new PhysicalPlan.SingleRow());
            case Filter(LogicalPlan input, RowExpression predicate) -> {
                Built below = build(input);
                yield new Built(
                        new PhysicalPlan.Filter(
                                below.plan, below.move(predicate), below.plan.changelog()),
                        below.positions);
            }
            case Project project -> {
                Built below = build(project.input());
                yield Built.inOrder(
                        new PhysicalPlan.Project(
                                below.plan,
                                project.expressions().stream().map(below::move).toList(),
                                project.schema()));
            }
            case Aggregate aggregate -> aggregate(aggregate);
            case AssignWindows assigned -> assigned(assigned);
            case Sort sort -> {
                Built below = build(sort.input());
                yield new Built(
                        new PhysicalPlan.Sort(
                                below.plan,
                                PlanExpressions.mapKeys(sort.keys(), below::move),
                                sort.limit()),
                        below.positions);
            }
            case Limit limit -> {
                Built below = build(limit.input());
                yield new Built(
                        new PhysicalPlan.Limit(below.plan, limit.offset(), limit.count()),
                        below.positions);
            }
            case Union union -> {
                List<PhysicalPlan> inputs = union.inputs().stream().map(this::plan).toList();
                yield Built.inOrder(new PhysicalPlan.Union(inputs, union.schema()));
            }
            case TimeSort sort -> {
                Built below = build(sort.input());
                yield new Built(
                        new PhysicalPlan.TimeSort(below.plan, below.move(sort.time())),
                        below.positions);
            }
            case Over over -> over(over);
            case TopN top -> topN(top);
        };
    }

    private Built scan(Scan scan) {
        PhysicalPlan.Scan node = scans.node(scan);
        int[] positions = new int[scan.projection().size()];
        Arrays.setAll(positions, i -> node.projection().indexOf(scan.projection().get(i)));
        return new Built(node, positions);
    }

    private Built assigned(AssignWindows assigned) {
        Built below = build(assigned.input());
        PhysicalPlan input = exact(below, assigned.input().schema());
        return Built.inOrder(
                new PhysicalPlan.AssignWindows(input, assigned.window(), assigned.schema()));
    }

    private Built aggregate(Aggregate aggregate) {
        Built below = build(aggregate.input());
        return Built.inOrder(
                new PhysicalPlan.Aggregate(
                        below.plan,
                        aggregate.keys().stream().map(below::move).toList(),
                        aggregate.window().map(w -> PlanExpressions.map(w, below::move)),
                        aggregate.aggregates().stream()
                                .map(call -> PlanExpressions.map(call, below::move))
                                .toList(),
                        aggregate.emission(),
                        aggregate.emission() == Emission.CHANGES
                                ? Changelog.UPSERT
                                : Changelog.APPEND,
                        Optional.empty(),
                        aggregate.schema()));
    }

    private Built over(Over over) {
        Built below = build(over.input());
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
                        moved.buffer(),
                        moved.calls(),
                        below.schemaWith(added)),
                added.size());
    }

    private Built topN(TopN top) {
        Built below = build(top.input());
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
                        moved.emission() == Emission.CHANGES ? Changelog.UPSERT : Changelog.APPEND,
                        Optional.empty(),
                        below.schemaWith(added)),
                added.size());
    }
}
