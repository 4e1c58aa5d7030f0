package io.velostream.planner.rules;

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
import io.velostream.planner.logical.RowKey;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Leaves out the columns that nobody needs, down to what a scan decodes.
final class PruneColumns implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        int size = plan.schema().size();
        Pruned pruned = prune(plan, all(size));
        return inOrder(pruned, size, plan.schema());
    }

    /// A plan with fewer columns.
    private static final class Pruned {
        private final LogicalPlan plan;

        /// Where each old column is now, or -1.
        private final int[] positions;

        Pruned(LogicalPlan plan, int[] positions) {
            this.plan = plan;
            this.positions = positions;
        }
    }

    private static BitSet all(int size) {
        BitSet columns = new BitSet(size);
        columns.set(0, size);
        return columns;
    }

    private static Pruned prune(LogicalPlan plan, BitSet needed) {
        return switch (plan) {
            case Scan scan -> scan(scan, needed);
            case StreamRead _, SingleRow _ -> unchanged(plan);
            case Filter(LogicalPlan input, RowExpression predicate) -> {
                BitSet below = (BitSet) needed.clone();
                add(below, predicate);
                yield moved(plan, prune(input, below));
            }
            case Sort sort -> {
                BitSet below = (BitSet) needed.clone();
                sort.keys().forEach(key -> add(below, key.expression()));
                yield moved(plan, prune(sort.input(), below));
            }
            case Limit limit -> moved(plan, prune(limit.input(), needed));
            case Project project -> project(project, needed);
            case Aggregate aggregate -> aggregate(aggregate, needed);
            case AssignWindows assigned -> assigned(assigned, needed);
            case Union union -> union(union, needed);
            case TimeSort sort -> {
                BitSet below = (BitSet) needed.clone();
                add(below, sort.time());
                yield moved(plan, prune(sort.input(), below));
            }
            case Over over -> over(over, needed);
            case TopN top -> topN(top, needed);
        };
    }

    private static Pruned unchanged(LogicalPlan plan) {
        int[] positions = new int[plan.schema().size()];
        Arrays.setAll(positions, i -> i);
        return new Pruned(plan, positions);
    }

    private static void add(BitSet columns, RowExpression expression) {
        ExpressionTree.visitColumns(expression, column -> columns.set(column.index()));
    }

    /// A node that passes its input's columns on, over the pruned input.
    private static Pruned moved(LogicalPlan plan, Pruned input) {
        LogicalPlan over = plan.withInputs(List.of(input.plan));
        return new Pruned(
                PlanExpressions.map(over, e -> ExpressionTree.moveColumns(e, input.positions)),
                input.positions);
    }

    private static Pruned scan(Scan scan, BitSet needed) {
        BitSet kept = (BitSet) needed.clone();
        // Of the columns of its event time those that are not here are read all the same.
        scan.watermark().ifPresent(time -> keep(kept, scan, time.time()));
        // What tells which row is replaced is needed to replace it.
        scan.table()
                .key()
                .forEach(column -> {
                    int index = scan.projection().indexOf(column);
                    if (index >= 0) {
                        kept.set(index);
                    }
                });
        List<Integer> projection = new ArrayList<>();
        int[] positions = new int[scan.projection().size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = kept.get(i) ? projection.size() : -1;
            if (kept.get(i)) {
                projection.add(scan.projection().get(i));
            }
        }
        return new Pruned(new Scan(scan.table(), projection, scan.watermark()), positions);
    }

    private static void keep(BitSet kept, Scan scan, RowExpression time) {
        ExpressionTree.visitColumns(
                time,
                column -> {
                    int index = scan.projection().indexOf(column.index());
                    if (index >= 0) {
                        kept.set(index);
                    }
                });
    }

    private static Pruned project(Project project, BitSet needed) {
        List<RowExpression> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int[] positions = new int[project.expressions().size()];
        BitSet below = new BitSet();
        for (int i = 0; i < positions.length; i++) {
            RowExpression expression = project.expressions().get(i);
            boolean kept = needed.get(i);
            positions[i] = kept ? expressions.size() : -1;
            if (kept) {
                expressions.add(expression);
                names.add(project.names().get(i));
                add(below, expression);
            }
        }
        Pruned input = prune(project.input(), below);
        List<RowExpression> moved =
                expressions.stream()
                        .map(e -> ExpressionTree.moveColumns(e, input.positions))
                        .toList();
        return new Pruned(new Project(input.plan, moved, names), positions);
    }

    private static Pruned aggregate(Aggregate aggregate, BitSet needed) {
        Optional<RowKey> key = Traits.of(aggregate.input()).key();
        return aggregate.isDistinct() && aggregate.emission() == Emission.FINAL && key.isPresent()
                ? finalRows(aggregate, key.get(), needed)
                : grouped(aggregate, needed);
    }

    /// The last rows of an input that has a key: it is enough to tell them apart by that.
    private static Pruned finalRows(Aggregate aggregate, RowKey key, BitSet needed) {
        List<RowExpression> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int[] positions = new int[aggregate.keys().size()];
        BitSet below = new BitSet();
        for (int i = 0; i < positions.length; i++) {
            RowExpression column = aggregate.keys().get(i);
            boolean kept =
                    needed.get(i)
                            || !(column instanceof ColumnRef ref)
                            || key.contains(ref.index());
            positions[i] = kept ? keys.size() : -1;
            if (kept) {
                keys.add(column);
                names.add(aggregate.names().get(i));
                add(below, column);
            }
        }
        Pruned input = prune(aggregate.input(), below);
        Aggregate smaller =
                new Aggregate(
                        aggregate.input(),
                        keys,
                        Optional.empty(),
                        List.of(),
                        aggregate.emission(),
                        names);
        return new Pruned(moved(smaller, input).plan, positions);
    }

    private static Pruned grouped(Aggregate aggregate, BitSet needed) {
        int leading = aggregate.leadingColumns();
        int[] positions = new int[aggregate.names().size()];
        List<AggregateCall> calls = new ArrayList<>();
        List<String> names = new ArrayList<>(aggregate.names().subList(0, leading));
        for (int i = 0; i < leading; i++) {
            positions[i] = i;
        }
        // Without any aggregate the node would mean DISTINCT, which emits less under CHANGES.
        boolean last = needed.nextSetBit(leading) < 0;
        for (int i = leading; i < positions.length; i++) {
            boolean kept = needed.get(i) || (last && i == leading);
            positions[i] = kept ? names.size() : -1;
            if (kept) {
                calls.add(aggregate.aggregates().get(i - leading));
                names.add(aggregate.names().get(i));
            }
        }
        BitSet below = new BitSet();
        aggregate.keys().forEach(key -> add(below, key));
        aggregate.window().ifPresent(window -> add(below, window.time()));
        calls.forEach(call -> call.arguments().forEach(argument -> add(below, argument)));
        Pruned input = prune(aggregate.input(), below);
        Aggregate smaller =
                new Aggregate(
                        aggregate.input(),
                        aggregate.keys(),
                        aggregate.window(),
                        calls,
                        aggregate.emission(),
                        names);
        return new Pruned(moved(smaller, input).plan, positions);
    }

    private static Pruned over(Over over, BitSet needed) {
        int leading = over.input().schema().size();
        // Which rows pass depends on how full a buffer is, whether or not its functions are needed.
        boolean filters = over.buffer().map(RowsBuffer::emitWhenFull).orElse(false);
        List<OverCall> calls = new ArrayList<>();
        List<String> names = new ArrayList<>();
        BitSet kept = new BitSet();
        for (int i = 0; i < over.calls().size(); i++) {
            boolean last = filters && i == over.calls().size() - 1 && calls.isEmpty();
            if (needed.get(leading + i) || last) {
                kept.set(leading + i);
                calls.add(over.calls().get(i));
                names.add(over.names().get(i));
            }
        }
        BitSet below = needed.get(0, leading);
        if (calls.isEmpty()) {
            return withColumnsBehind(prune(over.input(), below), leading, over, kept);
        }
        over.partitionBy().forEach(key -> add(below, key));
        over.orderBy().forEach(key -> add(below, key.expression()));
        over.time().ifPresent(time -> add(below, time));
        for (OverCall call : calls) {
            call.arguments().forEach(argument -> add(below, argument));
            call.filter().ifPresent(filter -> add(below, filter));
        }
        Pruned input = prune(over.input(), below);
        Over smaller =
                new Over(
                        over.input(),
                        over.partitionBy(),
                        over.orderBy(),
                        over.time(),
                        over.buffer(),
                        calls,
                        names,
                        over.places());
        Pruned moved = moved(smaller, input);
        return withColumnsBehind(moved, leading, over, kept);
    }

    private static Pruned topN(TopN top, BitSet needed) {
        int leading = top.input().schema().size();
        BitSet below = needed.get(0, leading);
        top.partitionBy().forEach(key -> add(below, key));
        top.orderBy().forEach(key -> add(below, key.expression()));
        top.closesAt().ifPresent(time -> add(below, time));
        TopN smaller =
                new TopN(
                        top.input(),
                        top.partitionBy(),
                        top.orderBy(),
                        top.first(),
                        top.last(),
                        top.number().filter(_ -> needed.get(leading)),
                        top.emission(),
                        top.closesAt());
        Pruned moved = moved(smaller, prune(top.input(), below));
        return withColumnsBehind(moved, leading, top, needed);
    }

    /// Of a node that adds columns behind those of its input: `pruned` knows where the input's are,
    /// and behind them stand those of the added ones that were kept.
    private static Pruned withColumnsBehind(
            Pruned pruned, int leading, LogicalPlan old, BitSet kept) {
        int[] positions = Arrays.copyOf(pruned.positions, old.schema().size());
        int next = pruned.plan.schema().size();
        for (int i = positions.length - 1; i >= leading; i--) {
            positions[i] = kept.get(i) ? --next : -1;
        }
        return new Pruned(pruned.plan, positions);
    }

    /// The columns of the window stay: they cost little and their places are known.
    private static Pruned assigned(AssignWindows assigned, BitSet needed) {
        int size = assigned.input().schema().size();
        BitSet below = needed.get(0, size);
        add(below, assigned.window().time());
        Pruned input = moved(assigned, prune(assigned.input(), below));
        int left = input.plan.schema().size() - 3;
        int[] positions = Arrays.copyOf(input.positions, size + 3);
        for (int i = 0; i < 3; i++) {
            positions[size + i] = left + i;
        }
        return new Pruned(input.plan, positions);
    }

    private static Pruned union(Union union, BitSet needed) {
        List<Integer> kept = needed.stream().boxed().toList();
        Schema schema = new Schema(kept.stream().map(union.schema()::field).toList());
        List<LogicalPlan> branches = new ArrayList<>();
        for (LogicalPlan branch : union.inputs()) {
            branches.add(only(prune(branch, needed), kept, branch.schema()));
        }
        int[] positions = new int[union.schema().size()];
        Arrays.setAll(positions, kept::indexOf);
        return new Pruned(new Union(branches, schema), positions);
    }

    /// Exactly the columns that are wanted, in their old order.
    private static LogicalPlan only(Pruned pruned, List<Integer> kept, Schema old) {
        List<RowExpression> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean same = kept.size() == pruned.plan.schema().size();
        for (int i = 0; i < kept.size(); i++) {
            int position = pruned.positions[kept.get(i)];
            same &= position == i;
            columns.add(new ColumnRef(position, old.name(kept.get(i)), old.type(kept.get(i))));
            names.add(old.name(kept.get(i)));
        }
        return same ? pruned.plan : new Project(pruned.plan, columns, names);
    }

    private static LogicalPlan inOrder(Pruned pruned, int size, Schema schema) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            kept.add(i);
        }
        return only(pruned, kept, schema);
    }
}
