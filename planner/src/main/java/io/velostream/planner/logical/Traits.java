package io.velostream.planner.logical;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
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
import io.velostream.planner.plan.PhysicalPlan.Emission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be said of the rows of a plan without running it.
///
/// @param bounded whether they end by themselves
/// @param changes what may become of rows that were given
/// @param key what tells them apart, if something does
/// @param times what over their columns tells their event time, best first; empty if nothing does
/// @param timeField the column that windows may name for it although its own values are not times
/// @param late what windows over them do with late rows, unless they say it themselves
public record Traits(
        boolean bounded,
        Changes changes,
        Optional<RowKey> key,
        List<RowExpression> times,
        Optional<Integer> timeField,
        LateRows late) {
    private static final String EVENT_TIME_ALIAS = "_event_time";

    public Traits {
        times = List.copyOf(times);
    }

    /// Whether a row may be replaced or taken back.
    public boolean updating() {
        return changes.isUpdating();
    }

    /// The same rows as something else makes them.
    private Traits with(Changes newChanges, Optional<RowKey> newKey) {
        return new Traits(bounded, newChanges, newKey, times, timeField, late);
    }

    /// Their event time.
    public Optional<RowExpression> time() {
        return times.stream().findFirst();
    }

    /// The column that is their event time, if just a column is.
    public Optional<Integer> timeColumn() {
        return time().filter(ColumnRef.class::isInstance).map(time -> ((ColumnRef) time).index());
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
            // Its columns stand behind those of its input.
            case AssignWindows assigned -> ofAssigned(assigned);
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
        return new Traits(
                true,
                Changes.NONE,
                Optional.of(RowKey.of(List.of())),
                List.of(),
                Optional.empty(),
                LateRows.UNSAID);
    }

    private static Traits ofFilter(Traits input, RowExpression predicate) {
        return input.with(input.changes.filtered(predicate, input.key), input.key);
    }

    private static Traits ofAssigned(AssignWindows assigned) {
        Traits input = of(assigned.input());
        return input.with(input.changes, input.key.map(key -> key.with(assigned)));
    }

    private static Traits ofScan(Scan scan) {
        SourceTable table = scan.table();
        int[] positions = new int[table.schema().size()];
        Arrays.setAll(positions, scan.projection()::indexOf);
        List<RowExpression> times = new ArrayList<>();
        table.time()
                .eventTime()
                .map(EventTime::time)
                .filter(time -> isThere(time, positions))
                .ifPresent(time -> times.add(ExpressionTree.moveColumns(time, positions)));
        Optional<Integer> field = table.time().field().map(f -> positions[f]).filter(f -> f >= 0);
        List<Integer> key = table.key().stream().map(scan.projection()::indexOf).toList();
        boolean keyed = !key.isEmpty() && !key.contains(-1);
        return new Traits(
                table.source().isBounded(),
                Changes.of(table),
                keyed ? Optional.of(RowKey.of(key)) : Optional.empty(),
                times,
                field,
                table.late());
    }

    private static boolean isThere(RowExpression time, int[] positions) {
        boolean[] there = {true};
        ExpressionTree.visitColumns(time, column -> there[0] &= positions[column.index()] >= 0);
        return there[0];
    }

    /// A column called `_event_time` is the new event time, as in Velostream.
    private static Traits ofProject(Project project) {
        Traits input = of(project.input());
        List<RowExpression> outputs = project.expressions();
        List<RowExpression> times = new ArrayList<>();
        Optional<RowKey> key = input.key().flatMap(k -> k.through(outputs));
        Optional<Integer> field = Optional.empty();
        for (int i = 0; i < outputs.size(); i++) {
            if (project.names().get(i).toLowerCase(Locale.ROOT).equals(EVENT_TIME_ALIAS)) {
                times.add(new ColumnRef(i, project.names().get(i), outputs.get(i).type()));
                return new Traits(
                        input.bounded(), input.changes(), key, times, field, input.late());
            }
            boolean isField =
                    outputs.get(i) instanceof ColumnRef column
                            && input.timeField().equals(Optional.of(column.index()));
            field = isField && field.isEmpty() ? Optional.of(i) : field;
        }
        input.times().forEach(time -> over(time, outputs, project.names()).ifPresent(times::add));
        return new Traits(input.bounded(), input.changes(), key, times, field, input.late());
    }

    /// An expression over a projection's input, said over its output; empty if the output lacks
    /// something of it.
    private static Optional<RowExpression> over(
            RowExpression expression, List<RowExpression> outputs, List<String> names) {
        if (expression instanceof RowExpression.Literal) {
            return Optional.of(expression);
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (ExpressionTree.same(outputs.get(i), expression)) {
                return Optional.of(new ColumnRef(i, names.get(i), expression.type()));
            }
        }
        if (ExpressionTree.children(expression).isEmpty()) {
            return Optional.empty();
        }
        boolean[] whole = {true};
        RowExpression moved =
                ExpressionTree.mapChildren(
                        expression,
                        child -> {
                            Optional<RowExpression> below = over(child, outputs, names);
                            whole[0] &= below.isPresent();
                            return below.orElse(child);
                        });
        return whole[0] ? Optional.of(moved) : Optional.empty();
    }

    private static Traits ofAggregate(Aggregate aggregate) {
        Traits input = of(aggregate.input());
        Changes changes = Changes.of(aggregate, input.changes());
        Optional<RowKey> key = Optional.of(RowKey.of(aggregate));
        if (aggregate.window().isPresent()) {
            // Its results come in time: what was late came in below.
            return new Traits(
                    input.bounded(),
                    changes,
                    key,
                    WindowTimes.of(aggregate),
                    Optional.empty(),
                    LateRows.UNSAID);
        }
        List<RowExpression> times = new ArrayList<>();
        input.times()
                .forEach(time ->
                        over(time, aggregate.keys(), aggregate.names()).ifPresent(times::add));
        return new Traits(input.bounded(), changes, key, times, Optional.empty(), input.late());
    }

    private static Traits ofTopN(TopN top) {
        Traits input = of(top.input());
        boolean atEnd = top.emission() == Emission.FINAL && top.closesAt().isEmpty();
        return new Traits(
                input.bounded(),
                Changes.of(top, input.changes()),
                RowKey.of(top, input.key()),
                atEnd ? List.of() : input.times(),
                input.timeField(),
                input.late());
    }

    private static Traits ofUnion(List<LogicalPlan> inputs) {
        Traits first = of(inputs.getFirst());
        boolean bounded = true;
        Changes changes = Changes.NONE;
        Optional<Integer> field = first.timeField();
        LateRows late = first.late();
        List<RowExpression> times = new ArrayList<>(first.times());
        for (LogicalPlan input : inputs) {
            Traits traits = of(input);
            bounded &= traits.bounded();
            changes = changes.or(traits.changes());
            field = field.equals(traits.timeField()) ? field : Optional.empty();
            late = late.and(traits.late());
            times.removeIf(time ->
                    traits.times().stream().noneMatch(other -> ExpressionTree.same(time, other)));
        }
        return new Traits(bounded, changes, Optional.empty(), times, field, late);
    }
}
