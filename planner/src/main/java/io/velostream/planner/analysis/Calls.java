package io.velostream.planner.analysis;

import io.velostream.functions.FunctionInfo;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.ResolvedScalar;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.CurrentTime;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Argument;
import io.velostream.sql.tree.Expression.Call;
import io.velostream.sql.tree.Expression.NullTreatment;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Calls of functions: those of the language itself, aggregates, and those of the registry.
final class Calls {
    private final ExpressionAnalyzer analyzer;

    Calls(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    static List<Node> places(Call call) {
        return call.arguments().stream().map(a -> (Node) a.value()).toList();
    }

    static void checkCount(Call call, int least, int most) {
        int count = call.arguments().size();
        if (count < least || count > most) {
            String wanted = least == most ? "" + least : least + " to " + most;
            throw Faults.at(
                    call,
                    "ARGUMENT_TYPES",
                    "%s takes %s arguments, not %d"
                            .formatted(
                                    call.name().toString().toUpperCase(Locale.ROOT),
                                    wanted,
                                    count));
        }
    }

    RowExpression call(Call call) {
        if (call.over().isPresent()) {
            return new OverCalls(analyzer).call(call, call.over().get());
        }
        String name = call.name().toString();
        if (OverCalls.needsOver(name)) {
            throw OverCalls.withoutOver(call);
        }
        Optional<FunctionInfo> info = analyzer.functions().find(name);
        if (info.isPresent() && info.get().kind() == FunctionInfo.Kind.AGGREGATE) {
            return aggregate(call, name, call.distinct());
        }
        if (name.equalsIgnoreCase("COUNT_DISTINCT")) {
            return aggregate(call, "COUNT", true);
        }
        refuseAggregateClauses(call);
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "COALESCE", "IFNULL", "NVL" ->
                    new Choices(analyzer).coalesce(call, arguments(call));
            case "NULLIF" -> new Choices(analyzer).nullIf(call, arguments(call));
            case "IF", "IIF" -> new Choices(analyzer).choose(call, arguments(call));
            case "NOW", "CURRENT_TIMESTAMP", "LOCALTIMESTAMP" -> currentTime(call);
            case "PROCTIME" -> throw Faults.notSupportedYet(call, "the time of processing");
            case "CURRENT_DATE" ->
                    new RowExpression.Cast(
                            new RowExpression.Cast(currentTime(call), Basic.TIMESTAMP, false),
                            Basic.DATE,
                            false);
            default ->
                    WindowFunction.of(call)
                            .map(window -> windowBound(call, window))
                            .orElseGet(() -> scalar(name, arguments(call), call.name()));
        };
    }

    List<RowExpression> arguments(Call call) {
        List<RowExpression> arguments = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            if (argument.name().isPresent()) {
                throw Faults.notSupportedYet(argument.name().get(), "a named argument");
            }
            arguments.add(analyzer.analyze(argument.value()));
        }
        return arguments;
    }

    /// What only aggregates understand must not be passed over in silence.
    private void refuseAggregateClauses(Call call) {
        String clause =
                call.distinct()
                        ? "DISTINCT"
                        : call.star()
                                ? "*"
                                : call.filter().isPresent()
                                        ? "FILTER"
                                        : !call.orderBy().isEmpty()
                                                ? "ORDER BY"
                                                : !call.withinGroup().isEmpty()
                                                        ? "WITHIN GROUP"
                                                        : "";
        if (call.nulls() != NullTreatment.DEFAULT) {
            clause = call.nulls() + " NULLS";
        }
        // An unknown function is the greater fault.
        boolean known = analyzer.functions().find(call.name().toString()).isPresent();
        if (known && !clause.isEmpty()) {
            throw Faults.at(
                    call,
                    "ARGUMENT_TYPES",
                    "\"%s\" is no aggregate function and takes no %s"
                            .formatted(call.name(), clause));
        }
    }

    private RowExpression currentTime(Call call) {
        checkCount(call, 0, 0);
        return new CurrentTime();
    }

    /// A call of a function of the registry.
    RowExpression scalar(String name, List<RowExpression> arguments, Node place) {
        List<SqlType> types = arguments.stream().map(RowExpression::type).toList();
        List<Optional<Object>> literals = new ArrayList<>();
        for (RowExpression argument : arguments) {
            literals.add(argument instanceof Literal literal ? literal.value() : Optional.empty());
        }
        ResolvedScalar function =
                Faults.placed(place, () -> analyzer.functions().scalar(name, types, literals));
        return new RowExpression.Call(function, coerced(arguments, function.parameters()));
    }

    static List<RowExpression> coerced(List<RowExpression> arguments, List<SqlType> parameters) {
        List<RowExpression> coerced = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            coerced.add(Coercions.coerce(arguments.get(i), parameters.get(i)));
        }
        return coerced;
    }

    RowExpression extract(Expression.Extract extract) {
        RowExpression part = Literals.string(extract.part().name().toUpperCase(Locale.ROOT));
        return scalar("EXTRACT", List.of(part, analyzer.analyze(extract.operand())), extract);
    }

    private RowExpression windowBound(Call call, WindowFunction function) {
        WindowFunction.Read read =
                function.read()
                        .orElseThrow(() ->
                                Faults.at(
                                        call,
                                        "WINDOW_MISPLACED",
                                        function.kind() + " may stand in a GROUP BY only"));
        GroupedColumns grouped =
                analyzer.groupedColumns()
                        .filter(g -> g.window().isPresent())
                        .orElseThrow(() ->
                                Faults.at(
                                        call,
                                        "WINDOW_MISSING",
                                        call.name() + " needs a query with a window",
                                        "add WINDOW TUMBLING(…) to the query"));
        new WindowClauses(analyzer.ungrouped("a window"), LateRows.UNSAID)
                .checkSame(call, function.kind(), grouped.window().orElseThrow());
        return switch (read) {
            case START -> grouped.windowStart();
            case END -> grouped.windowEnd();
            case ROWTIME -> grouped.windowTime();
            case PROCTIME -> throw Faults.notSupportedYet(call, "the time of processing");
        };
    }

    private RowExpression aggregate(Call call, String name, boolean distinct) {
        GroupedColumns grouped = analyzer.groupedColumns().orElseThrow(() -> misplaced(call));
        refuseOrderedAggregate(call);
        ExpressionAnalyzer inner = analyzer.ungrouped("an aggregate");
        List<RowExpression> arguments = new Calls(inner).arguments(call);
        if (call.star() && !name.equalsIgnoreCase("COUNT")) {
            throw Faults.at(
                    call,
                    "ARGUMENT_TYPES",
                    name.toUpperCase(Locale.ROOT) + "(*) has no meaning; only COUNT(*) has");
        }
        if (isByTime(name, arguments, distinct, grouped)) {
            arguments.add(grouped.window().orElseThrow().time());
        }
        if (call.filter().isPresent()) {
            arguments = filtered(arguments, inner.condition(call.filter().get()));
        }
        List<SqlType> types = arguments.stream().map(RowExpression::type).toList();
        ResolvedAggregate function =
                Faults.placed(call, () -> analyzer.functions().aggregate(name, distinct, types));
        ColumnRef column =
                grouped.add(new AggregateCall(function, coerced(arguments, function.parameters())));
        return column;
    }

    static void refuseOrderedAggregate(Call call) {
        if (!call.orderBy().isEmpty()) {
            throw Faults.notSupportedYet(call.orderBy().getFirst(), "ORDER BY in an aggregate");
        }
        if (!call.withinGroup().isEmpty()) {
            throw Faults.notSupportedYet(call.withinGroup().getFirst(), "WITHIN GROUP");
        }
        if (call.nulls() == NullTreatment.RESPECT) {
            throw Faults.notSupportedYet(call, "RESPECT NULLS");
        }
    }

    /// Whether the first or last value is meant by event time: in a window the order of arrival is
    /// no property of the rows.
    private boolean isByTime(
            String name, List<RowExpression> arguments, boolean distinct, GroupedColumns grouped) {
        String known = analyzer.functions().find(name).map(FunctionInfo::name).orElse(name);
        return grouped.window().isPresent()
                && arguments.size() == 1
                && !distinct
                && (known.equals("FIRST_VALUE") || known.equals("LAST_VALUE"));
    }

    /// Aggregates skip NULL, so a row that the FILTER leaves out gives NULL as the first argument.
    private static List<RowExpression> filtered(
            List<RowExpression> arguments, RowExpression condition) {
        RowExpression first = arguments.isEmpty() ? Literals.bigint(1) : arguments.getFirst();
        List<RowExpression> filtered = new ArrayList<>(arguments);
        RowExpression kept =
                new Case(List.of(new Case.Branch(condition, first)), Literals.nullOf(first.type()));
        if (filtered.isEmpty()) {
            return List.of(kept);
        }
        filtered.set(0, kept);
        return filtered;
    }

    private RuntimeException misplaced(Call call) {
        String name = call.name().toString().toUpperCase(Locale.ROOT);
        String message = "aggregate " + name + " cannot stand in " + analyzer.clause();
        return analyzer.clause().equals("WHERE")
                ? Faults.at(
                        call,
                        "AGGREGATE_MISPLACED",
                        message,
                        "conditions on aggregates belong to HAVING")
                : Faults.at(call, "AGGREGATE_MISPLACED", message);
    }
}
