package io.velostream.planner.logical;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
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
import io.velostream.planner.plan.PhysicalPlan.Emission;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be said of the rows of a plan without running it.
///
/// @param bounded whether they end by themselves
/// @param changes what may become of rows that were given
/// @param key what tells them apart, if something does
/// @param timeColumn which column is their event time, if any is
/// @param latenessMicros how long windows over them take late rows
public record Traits(
        boolean bounded,
        Changes changes,
        Optional<RowKey> key,
        Optional<Integer> timeColumn,
        long latenessMicros) {
    private static final String EVENT_TIME_ALIAS = "_event_time";

    /// Whether a row may be replaced or taken back.
    public boolean updating() {
        return changes.isUpdating();
    }

    public static Traits of(LogicalPlan plan) {
        return switch (plan) {
            case Scan scan -> ofScan(scan);
            case StreamRead read -> read.traits();
            case SingleRow _ -> single();
            case Filter(LogicalPlan input, RowExpression predicate) ->
                    ofFilter(of(input), predicate);
            case Sort(LogicalPlan input, _, _) -> of(input);
            case Limit(LogicalPlan input, _, _) -> of(input);
            case Project project -> ofProject(project);
            case Aggregate aggregate -> ofAggregate(aggregate);
            // Its rows are the input's, with columns behind them.
            case TimeSort(LogicalPlan input, _) -> of(input);
            case Over over -> of(over.input());
            case TopN top -> ofTopN(top);
            case Union(List<LogicalPlan> inputs, _) -> ofUnion(inputs);
        };
    }

    private static Traits single() {
        RowKey key = RowKey.of(List.of());
        return new Traits(true, Changes.NONE, Optional.of(key), Optional.empty(), 0);
    }

    private static Traits ofFilter(Traits input, RowExpression predicate) {
        return new Traits(
                input.bounded,
                input.changes.filtered(predicate, input.key),
                input.key,
                input.timeColumn,
                input.latenessMicros);
    }

    private static Traits ofScan(Scan scan) {
        SourceTable table = scan.table();
        Optional<Integer> time =
                table.eventTime()
                        .map(e -> scan.projection().indexOf(e.sourceColumn()))
                        .filter(i -> i >= 0);
        List<Integer> key = table.key().stream().map(scan.projection()::indexOf).toList();
        boolean keyed = !key.isEmpty() && !key.contains(-1);
        return new Traits(
                table.source().isBounded(),
                Changes.of(table),
                keyed ? Optional.of(RowKey.of(key)) : Optional.empty(),
                time,
                table.latenessMicros());
    }

    /// A column called `_event_time` is the new event time, as in Velostream.
    private static Traits ofProject(Project project) {
        Traits input = of(project.input());
        Optional<Integer> time = Optional.empty();
        for (int i = project.names().size() - 1; i >= 0; i--) {
            boolean named =
                    project.names().get(i).toLowerCase(Locale.ROOT).equals(EVENT_TIME_ALIAS);
            boolean passedOn =
                    project.expressions().get(i) instanceof ColumnRef column
                            && input.timeColumn().equals(Optional.of(column.index()));
            if (named) {
                time = Optional.of(i);
                break;
            }
            if (passedOn) {
                time = Optional.of(i);
            }
        }
        return new Traits(
                input.bounded(),
                input.changes(),
                input.key().flatMap(key -> key.through(project.expressions())),
                time,
                input.latenessMicros());
    }

    private static Traits ofAggregate(Aggregate aggregate) {
        Traits input = of(aggregate.input());
        return new Traits(
                input.bounded(),
                Changes.of(aggregate, input.changes()),
                Optional.of(RowKey.of(aggregate)),
                Optional.empty(),
                input.latenessMicros());
    }

    private static Traits ofTopN(TopN top) {
        Traits input = of(top.input());
        boolean atEnd = top.emission() == Emission.FINAL && top.closesAt().isEmpty();
        return new Traits(
                input.bounded(),
                Changes.of(top, input.changes()),
                RowKey.of(top, input.key()),
                atEnd ? Optional.empty() : input.timeColumn(),
                input.latenessMicros());
    }

    private static Traits ofUnion(List<LogicalPlan> inputs) {
        Traits first = of(inputs.getFirst());
        boolean bounded = true;
        Changes changes = Changes.NONE;
        boolean sameTime = true;
        long lateness = 0;
        for (LogicalPlan input : inputs) {
            Traits traits = of(input);
            bounded &= traits.bounded();
            changes = changes.or(traits.changes());
            sameTime &= traits.timeColumn().equals(first.timeColumn());
            lateness = Math.max(lateness, traits.latenessMicros());
        }
        return new Traits(
                bounded,
                changes,
                Optional.empty(),
                sameTime ? first.timeColumn() : Optional.empty(),
                lateness);
    }
}
