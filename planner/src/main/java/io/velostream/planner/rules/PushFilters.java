package io.velostream.planner.rules;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.Logic;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Lets filters sink toward the scans: through projections, into the branches of unions, and below
/// aggregates, window functions and Top-N as far as they speak of keys.
///
/// A term never overtakes one that stays behind if it could fail: that one may guard it.
final class PushFilters implements Rule {
    /// In nodes of the columns that are put into a term.
    private static final int LARGEST_TERM = 100;

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        if (plan instanceof Filter(LogicalPlan input, RowExpression predicate)) {
            return push(Logic.conjuncts(predicate), input);
        }
        return plan.withInputs(plan.inputs().stream().map(this::apply).toList());
    }

    private LogicalPlan push(List<RowExpression> terms, LogicalPlan input) {
        return switch (input) {
            case Scan _, StreamRead _, SingleRow _ -> filter(terms, input);
            // Which rows a limit lets through must not depend on a filter behind it.
            case Limit _ -> filter(terms, apply(input));
            case Sort sort when sort.limit().isPresent() -> filter(terms, apply(input));
            case Sort sort -> sort.withInputs(List.of(push(terms, sort.input())));
            case Filter(LogicalPlan below, RowExpression predicate) -> {
                List<RowExpression> all = new ArrayList<>(Logic.conjuncts(predicate));
                all.addAll(terms);
                yield push(all, below);
            }
            case Project project -> pushThroughProject(terms, project);
            case Union union ->
                    union.withInputs(
                            union.inputs().stream().map(branch -> push(terms, branch)).toList());
            case Aggregate aggregate -> pushBelowAggregate(terms, aggregate);
            case AssignWindows assigned -> pushBelowWindows(terms, assigned);
            case TimeSort sort -> {
                Split split = Split.of(terms, ExpressionTree::isDeterministic);
                yield filter(
                        split.kept(), sort.withInputs(List.of(push(split.pushed(), sort.input()))));
            }
            case Over over -> pushBelowPartitions(terms, over, over.partitionBy());
            case TopN top -> pushBelowPartitions(terms, top, top.partitionBy());
        };
    }

    private static LogicalPlan filter(List<RowExpression> terms, LogicalPlan input) {
        return terms.isEmpty() ? input : new Filter(input, Logic.and(terms));
    }

    private LogicalPlan pushThroughProject(List<RowExpression> terms, Project project) {
        List<RowExpression> columns = project.expressions();
        Split split = Split.of(terms, term -> canSink(term, columns));
        List<RowExpression> below =
                split.pushed().stream()
                        .map(term -> ExpressionTree.substitute(term, columns))
                        .toList();
        return filter(split.kept(), project.withInputs(List.of(push(below, project.input()))));
    }

    /// Terms grow where columns are computed from columns that are computed. Without a limit a
    /// chain of `SELECT a + a AS a` would double them at each step.
    private static boolean canSink(RowExpression term, List<RowExpression> columns) {
        int[] size = {0};
        boolean[] deterministic = {true};
        ExpressionTree.visitColumns(
                term,
                column -> {
                    RowExpression computed = columns.get(column.index());
                    deterministic[0] &= ExpressionTree.isDeterministic(computed);
                    ExpressionTree.visit(computed, _ -> size[0]++);
                });
        return deterministic[0] && size[0] <= LARGEST_TERM;
    }

    private LogicalPlan pushBelowAggregate(List<RowExpression> terms, Aggregate aggregate) {
        List<RowExpression> keys = aggregate.keys();
        Split split =
                Split.of(
                        terms,
                        term ->
                                !keys.isEmpty()
                                        && ExpressionTree.isDeterministic(term)
                                        && usesOnly(term, i -> i < keys.size())
                                        && usesAny(term));
        List<RowExpression> below =
                split.pushed().stream().map(term -> ExpressionTree.substitute(term, keys)).toList();
        return filter(split.kept(), aggregate.withInputs(List.of(push(below, aggregate.input()))));
    }

    /// A term that keeps or drops partitions as a whole does not change what is left of them.
    private LogicalPlan pushBelowPartitions(
            List<RowExpression> terms, LogicalPlan plan, List<RowExpression> partitionBy) {
        Set<Integer> keys = new HashSet<>();
        for (RowExpression key : partitionBy) {
            if (key instanceof ColumnRef column) {
                keys.add(column.index());
            }
        }
        Split split =
                Split.of(
                        terms,
                        term ->
                                ExpressionTree.isDeterministic(term)
                                        && usesOnly(term, keys::contains)
                                        && usesAny(term));
        LogicalPlan input = plan.inputs().getFirst();
        return filter(split.kept(), plan.withInputs(List.of(push(split.pushed(), input))));
    }

    private LogicalPlan pushBelowWindows(List<RowExpression> terms, AssignWindows assigned) {
        int size = assigned.input().schema().size();
        Split split =
                Split.of(
                        terms,
                        term ->
                                ExpressionTree.isDeterministic(term)
                                        && usesOnly(term, i -> i < size));
        return filter(
                split.kept(), assigned.withInputs(List.of(push(split.pushed(), assigned.input()))));
    }

    private static boolean usesOnly(RowExpression term, Predicate<Integer> allowed) {
        boolean[] only = {true};
        ExpressionTree.visitColumns(term, column -> only[0] &= allowed.test(column.index()));
        return only[0];
    }

    private static boolean usesAny(RowExpression term) {
        boolean[] any = {false};
        ExpressionTree.visitColumns(term, _ -> any[0] = true);
        return any[0];
    }

    /// The terms that sink and those that stay.
    private record Split(List<RowExpression> pushed, List<RowExpression> kept) {
        static Split of(List<RowExpression> terms, Predicate<RowExpression> canSink) {
            List<RowExpression> pushed = new ArrayList<>();
            List<RowExpression> kept = new ArrayList<>();
            for (RowExpression term : terms) {
                boolean guarded = !kept.isEmpty() && ExpressionTree.mayFail(term);
                (canSink.test(term) && !guarded ? pushed : kept).add(term);
            }
            return new Split(pushed, kept);
        }
    }
}
