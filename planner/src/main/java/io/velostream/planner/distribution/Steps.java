package io.velostream.planner.distribution;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.AssignWindows;
import io.velostream.planner.plan.PhysicalPlan.Exchange;
import io.velostream.planner.plan.PhysicalPlan.Filter;
import io.velostream.planner.plan.PhysicalPlan.Limit;
import io.velostream.planner.plan.PhysicalPlan.Normalize;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.Project;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.Sort;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.planner.plan.PhysicalPlan.TimeSort;
import io.velostream.planner.plan.PhysicalPlan.TopN;
import io.velostream.planner.plan.PhysicalPlan.Union;
import java.util.ArrayList;
import java.util.List;

/// What is the same for all steps: their inputs and expressions, whatever their kind.
// Nodes of a plan are compared by identity.
@SuppressWarnings("ReferenceEquality")
final class Steps {
    private Steps() {}

    /// The step over another input; the very same one if the input is.
    static PhysicalPlan over(PhysicalPlan step, PhysicalPlan input) {
        if (step.inputs().getFirst() == input) {
            return step;
        }
        return switch (step) {
            case Filter f -> new Filter(input, f.predicate(), f.changelog());
            case Project p -> new Project(input, p.expressions(), p.schema());
            case Aggregate a ->
                    new Aggregate(
                            input,
                            a.keys(),
                            a.window(),
                            a.aggregates(),
                            a.emission(),
                            a.changelog(),
                            a.ttlMicros(),
                            a.schema());
            case Normalize n -> new Normalize(input, n.key(), n.changelog());
            case AssignWindows a -> new AssignWindows(input, a.window(), a.schema());
            case TimeSort s -> new TimeSort(input, s.time());
            case Over o ->
                    new Over(
                            input,
                            o.partitionBy(),
                            o.orderBy(),
                            o.time(),
                            o.buffer(),
                            o.calls(),
                            o.schema());
            case TopN t ->
                    new TopN(
                            input,
                            t.partitionBy(),
                            t.orderBy(),
                            t.first(),
                            t.last(),
                            t.numbered(),
                            t.emission(),
                            t.closesAt(),
                            t.changelog(),
                            t.ttlMicros(),
                            t.schema());
            case Sort s -> new Sort(input, s.keys(), s.limit());
            case Limit l -> new Limit(input, l.offset(), l.count());
            case Exchange e -> new Exchange(input, e.distribution(), e.reason());
            case Scan _, SingleRow _, Union _ ->
                    throw new IllegalArgumentException("has not one input: " + step);
        };
    }

    static PhysicalPlan over(Union union, List<PhysicalPlan> inputs) {
        boolean same = true;
        for (int i = 0; i < inputs.size(); i++) {
            same &= inputs.get(i) == union.inputs().get(i);
        }
        return same ? union : new Union(inputs, union.schema());
    }

    /// Everything that a step computes of its input's rows.
    static List<RowExpression> expressions(PhysicalPlan step) {
        List<RowExpression> all = new ArrayList<>();
        switch (step) {
            case SingleRow _, Union _, Normalize _, Limit _, Exchange _ -> {
                // They pass rows on as they are.
            }
            case Scan scan -> scan.watermark().ifPresent(w -> all.add(w.time()));
            case Filter filter -> all.add(filter.predicate());
            case Project project -> all.addAll(project.expressions());
            case Aggregate aggregate -> {
                all.addAll(aggregate.keys());
                aggregate.window().ifPresent(w -> all.add(w.time()));
                aggregate.aggregates().forEach(call -> all.addAll(call.arguments()));
            }
            case AssignWindows assigned -> all.add(assigned.window().time());
            case TimeSort sort -> all.add(sort.time());
            case Over over -> {
                all.addAll(over.partitionBy());
                all.addAll(of(over.orderBy()));
                over.time().ifPresent(all::add);
                over.calls()
                        .forEach(call -> {
                            all.addAll(call.arguments());
                            call.filter().ifPresent(all::add);
                        });
            }
            case TopN top -> {
                all.addAll(top.partitionBy());
                all.addAll(of(top.orderBy()));
                top.closesAt().ifPresent(all::add);
            }
            case Sort sort -> all.addAll(of(sort.keys()));
        }
        return all;
    }

    private static List<RowExpression> of(List<SortKey> keys) {
        return keys.stream().map(SortKey::expression).toList();
    }
}
