package io.velostream.planner.logical;

import io.velostream.planner.expression.RowExpression;
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
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.planner.plan.Window;
import java.util.List;
import java.util.function.UnaryOperator;

/// Changes the expressions of plans.
public final class PlanExpressions {
    private PlanExpressions() {}

    /// The node with each of its own expressions changed; its inputs stay.
    public static LogicalPlan map(LogicalPlan plan, UnaryOperator<RowExpression> change) {
        return switch (plan) {
            case Scan _, StreamRead _, SingleRow _, Limit _, Union _ -> plan;
            case Filter(LogicalPlan input, RowExpression predicate) ->
                    new Filter(input, change.apply(predicate));
            case Project project ->
                    new Project(
                            project.input(),
                            project.expressions().stream().map(change).toList(),
                            project.names());
            case AssignWindows(LogicalPlan input, Window window) ->
                    new AssignWindows(input, map(window, change));
            case Sort sort -> new Sort(sort.input(), mapKeys(sort.keys(), change), sort.limit());
            case TimeSort(LogicalPlan input, RowExpression time) ->
                    new TimeSort(input, change.apply(time));
            case Over over ->
                    new Over(
                            over.input(),
                            over.partitionBy().stream().map(change).toList(),
                            mapKeys(over.orderBy(), change),
                            over.time().map(change),
                            over.buffer(),
                            over.calls().stream().map(c -> map(c, change)).toList(),
                            over.names(),
                            over.places());
            case TopN top ->
                    new TopN(
                            top.input(),
                            top.partitionBy().stream().map(change).toList(),
                            mapKeys(top.orderBy(), change),
                            top.first(),
                            top.last(),
                            top.number(),
                            top.emission(),
                            top.closesAt().map(change));
            case Aggregate aggregate ->
                    new Aggregate(
                            aggregate.input(),
                            aggregate.keys().stream().map(change).toList(),
                            aggregate.window().map(w -> map(w, change)),
                            aggregate.aggregates().stream().map(c -> map(c, change)).toList(),
                            aggregate.emission(),
                            aggregate.names());
        };
    }

    public static List<SortKey> mapKeys(List<SortKey> keys, UnaryOperator<RowExpression> change) {
        return keys.stream()
                .map(key ->
                        new SortKey(
                                change.apply(key.expression()), key.descending(), key.nullsFirst()))
                .toList();
    }

    public static Window map(Window window, UnaryOperator<RowExpression> change) {
        return new Window(
                window.shape(),
                change.apply(window.time()),
                window.latenessMicros(),
                window.late(),
                window.resultTime());
    }

    public static AggregateCall map(AggregateCall call, UnaryOperator<RowExpression> change) {
        return new AggregateCall(call.function(), call.arguments().stream().map(change).toList());
    }

    public static OverCall map(OverCall call, UnaryOperator<RowExpression> change) {
        return new OverCall(
                call.name(),
                call.function(),
                call.arguments().stream().map(change).toList(),
                call.filter().map(change),
                call.frame(),
                call.type());
    }

    /// The tree with `change` applied to every node, inputs first.
    public static LogicalPlan bottomUp(LogicalPlan plan, UnaryOperator<LogicalPlan> change) {
        List<LogicalPlan> inputs = plan.inputs();
        if (inputs.isEmpty()) {
            return change.apply(plan);
        }
        return change.apply(
                plan.withInputs(inputs.stream().map(input -> bottomUp(input, change)).toList()));
    }
}
