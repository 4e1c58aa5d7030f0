package io.velostream.planner.analysis;

import io.velostream.functions.FunctionInfo;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.OverCall.Rank;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Call;
import io.velostream.sql.tree.Expression.NullTreatment;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.Over;
import io.velostream.sql.tree.QueryBody.NamedWindow;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Window functions: `f(…) OVER (…)`.
final class OverCalls {
    private static final long LARGEST_DISTANCE = Integer.MAX_VALUE;

    private final ExpressionAnalyzer analyzer;

    OverCalls(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /// Whether a function is known by its OVER only.
    static boolean needsOver(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "ROW_NUMBER",
                    "RANK",
                    "DENSE_RANK",
                    "PERCENT_RANK",
                    "CUME_DIST",
                    "NTILE",
                    "LAG",
                    "LEAD",
                    "NTH_VALUE" ->
                    true;
            default -> false;
        };
    }

    static RuntimeException withoutOver(Call call) {
        String name = name(call);
        return Faults.at(
                call,
                "OVER_MISSING",
                name + " is a window function and needs an OVER",
                "write " + name + "(…) OVER (PARTITION BY … ORDER BY …)");
    }

    /// Finds the faults of windows of the WINDOW clause that no function names, too.
    static void check(OverColumns columns, ExpressionAnalyzer analyzer) {
        for (NamedWindow window : columns.windows().named()) {
            Over.Window whole = columns.windows().whole(window.window());
            new OverFrames(analyzer, OverWindows.spec(whole, analyzer)).frame(whole.frame());
        }
    }

    private static String name(Call call) {
        return call.name().toString().toUpperCase(Locale.ROOT);
    }

    /// The column that the function will be.
    RowExpression call(Call call, Over over) {
        OverColumns columns = analyzer.overColumns().orElseThrow(() -> misplaced(call));
        ExpressionAnalyzer inner = analyzer.insideOver();
        Over.Window window = columns.windows().whole(over);
        OverSpec spec = OverWindows.spec(window, inner);
        Frame frame = new OverFrames(inner, spec).frame(window.frame());
        List<RowExpression> arguments = new Calls(inner).arguments(call);
        boolean ranks = name(call).endsWith("RANK") || name(call).equals("CUME_DIST");
        OverCall made = made(call, arguments, frame, inner);
        if (ranks && spec.orderBy().isEmpty()) {
            return alone(spec, made, call, columns);
        }
        return columns.add(spec, made, call);
    }

    /// Without an order all rows of a partition are equal, and each of them is the first.
    private RowExpression alone(OverSpec spec, OverCall made, Call place, OverColumns columns) {
        if (spec.buffer().isPresent()) {
            // The buffer may still decide which rows are emitted.
            columns.add(spec, count(analyzer), place);
        }
        if (made.type() == Basic.BIGINT) {
            return Literals.bigint(1);
        }
        return Literals.ofDouble(name(place).equals("CUME_DIST") ? 1 : 0);
    }

    /// `COUNT(*)` over the whole partition.
    static OverCall count(ExpressionAnalyzer analyzer) {
        ResolvedAggregate count = analyzer.functions().aggregate("COUNT", false, List.of());
        return new OverCall(
                "COUNT(*) OVER",
                new Function.Aggregate(count),
                List.of(),
                Optional.empty(),
                OverFrames.WHOLE,
                count.result());
    }

    private RuntimeException misplaced(Call call) {
        String message = name(call) + " with OVER cannot stand in " + analyzer.clause();
        return switch (analyzer.clause()) {
            case "WHERE", "HAVING" ->
                    Faults.at(
                            call,
                            "OVER_MISPLACED",
                            message,
                            "filter in a query around this one, or write QUALIFY instead");
            default ->
                    Faults.at(
                            call,
                            "OVER_MISPLACED",
                            message,
                            "compute it in a query in FROM: FROM (SELECT …, "
                                    + name(call)
                                    + "(…) OVER (…) AS x FROM …)");
        };
    }

    private OverCall made(
            Call call, List<RowExpression> arguments, Frame frame, ExpressionAnalyzer inner) {
        String name = name(call);
        if (call.star() && !name.equals("COUNT")) {
            throw Faults.at(call, "ARGUMENT_TYPES", name + "(*) has no meaning; only COUNT(*) has");
        }
        return switch (name) {
            case "ROW_NUMBER", "RANK", "DENSE_RANK" -> ranking(call, Basic.BIGINT);
            case "PERCENT_RANK", "CUME_DIST" -> ranking(call, Basic.DOUBLE);
            case "NTILE" -> {
                refuseClauses(call, false);
                Calls.checkCount(call, 1, 1);
                long buckets = constant(call, arguments, 0, 1);
                yield new OverCall(
                        message(call, arguments),
                        new Function.Tile(buckets),
                        List.of(),
                        Optional.empty(),
                        OverFrames.WHOLE,
                        Basic.BIGINT);
            }
            case "LAG" -> shifted(call, arguments, -1);
            case "LEAD" -> shifted(call, arguments, 1);
            case "FIRST_VALUE", "FIRST" -> nth(call, arguments, 1, frame);
            case "LAST_VALUE", "LAST" -> nth(call, arguments, -1, frame);
            case "NTH_VALUE" -> {
                Calls.checkCount(call, 2, 2);
                long n = constant(call, arguments, 1, 1);
                yield nth(call, arguments.subList(0, 1), n, frame);
            }
            case "COUNT_DISTINCT" -> aggregate(call, "COUNT", true, arguments, frame, inner);
            default -> {
                boolean aggregates =
                        analyzer.functions()
                                .find(name)
                                .filter(f -> f.kind() == FunctionInfo.Kind.AGGREGATE)
                                .isPresent();
                if (!aggregates) {
                    throw noWindowFunction(call, arguments);
                }
                yield aggregate(call, name, call.distinct(), arguments, frame, inner);
            }
        };
    }

    private RuntimeException noWindowFunction(Call call, List<RowExpression> arguments) {
        if (analyzer.functions().find(name(call)).isEmpty()) {
            // Says which functions there are.
            new Calls(analyzer).scalar(name(call), arguments, call.name());
        }
        return Faults.at(
                call,
                "ARGUMENT_TYPES",
                name(call) + " is neither a window function nor an aggregate and takes no OVER",
                "leave OVER out");
    }

    private static OverCall of(
            Call call,
            Function function,
            List<RowExpression> arguments,
            Frame frame,
            SqlType type) {
        return new OverCall(
                message(call, arguments), function, arguments, Optional.empty(), frame, type);
    }

    private static String message(Call call, List<RowExpression> arguments) {
        List<String> texts = arguments.stream().map(RowExpression::toString).toList();
        return name(call) + "(" + (call.star() ? "*" : String.join(", ", texts)) + ") OVER";
    }

    private static OverCall ranking(Call call, SqlType type) {
        refuseClauses(call, false);
        Calls.checkCount(call, 0, 0);
        Rank rank = Rank.valueOf(name(call));
        return of(call, new Function.Ranking(rank), List.of(), OverFrames.WHOLE, type);
    }

    /// `LAG(x, distance, default)` and `LEAD`.
    private OverCall shifted(Call call, List<RowExpression> arguments, int direction) {
        refuseClauses(call, true);
        Calls.checkCount(call, 1, 3);
        long distance = arguments.size() < 2 ? 1 : constant(call, arguments, 1, 0);
        RowExpression value = typed(arguments.getFirst());
        List<RowExpression> kept = new ArrayList<>(List.of(value));
        if (arguments.size() == 3 && !Literals.isNull(arguments.get(2))) {
            Node place = call.arguments().get(2).value();
            RowExpression otherwise = arguments.get(2);
            SqlType type =
                    Coercions.common(value, otherwise)
                            .orElseThrow(() ->
                                    Faults.at(
                                            place,
                                            "TYPE_MISMATCH",
                                            "the default is %s, but the value is %s"
                                                    .formatted(otherwise.type(), value.type())));
            kept = List.of(Coercions.coerce(value, type), Coercions.coerce(otherwise, type));
        }
        Function function =
                new Function.Shifted(direction * distance, call.nulls() == NullTreatment.IGNORE);
        return of(call, function, kept, OverFrames.WHOLE, kept.getFirst().type());
    }

    private OverCall nth(Call call, List<RowExpression> arguments, long n, Frame frame) {
        refuseClauses(call, true);
        if (arguments.size() != 1) {
            Calls.checkCount(call, 1, 1);
        }
        RowExpression value = typed(arguments.getFirst());
        Function function = new Function.Nth(n, call.nulls() == NullTreatment.IGNORE);
        return of(call, function, List.of(value), frame, value.type());
    }

    /// A bare NULL is a text.
    private static RowExpression typed(RowExpression value) {
        return value.type() == Basic.NULL ? Literals.nullOf(Basic.STRING) : value;
    }

    private OverCall aggregate(
            Call call,
            String name,
            boolean distinct,
            List<RowExpression> arguments,
            Frame frame,
            ExpressionAnalyzer inner) {
        Calls.refuseOrderedAggregate(call);
        Optional<RowExpression> filter = call.filter().map(inner::condition);
        List<SqlType> types = arguments.stream().map(RowExpression::type).toList();
        ResolvedAggregate function =
                Faults.placed(call, () -> analyzer.functions().aggregate(name, distinct, types));
        return new OverCall(
                message(call, arguments),
                new Function.Aggregate(function),
                Calls.coerced(arguments, function.parameters()),
                filter,
                frame,
                function.result());
    }

    private long constant(Call call, List<RowExpression> arguments, int index, long least) {
        Expression place = call.arguments().get(index).value();
        RowExpression value = ConstantEvaluator.fold(arguments.get(index));
        boolean whole = value instanceof Literal && value.type() == Basic.BIGINT;
        Optional<Object> number = whole ? ((Literal) value).value() : Optional.empty();
        if (number.isEmpty()
                || (Long) number.get() < least
                || (Long) number.get() > LARGEST_DISTANCE) {
            String hint =
                    switch (name(call)) {
                        case "LAG" -> "write LAG(x, 1), or LEAD(x, 1) for a later row";
                        case "LEAD" -> "write LEAD(x, 1), or LAG(x, 1) for an earlier row";
                        case "NTILE" -> "write NTILE(4) for quarters";
                        default -> "write " + name(call) + "(x, 2)";
                    };
            throw Faults.at(
                    place,
                    "ARGUMENT_VALUE",
                    "%s takes a constant whole number of at least %d here"
                            .formatted(name(call), least),
                    hint);
        }
        return (Long) number.get();
    }

    /// What only aggregates understand must not be passed over in silence.
    private static void refuseClauses(Call call, boolean takesNulls) {
        String clause = "";
        if (call.distinct()) {
            clause = "DISTINCT";
        } else if (call.filter().isPresent()) {
            clause = "FILTER";
        } else if (!call.orderBy().isEmpty()) {
            clause = "ORDER BY inside its parentheses";
        } else if (!call.withinGroup().isEmpty()) {
            clause = "WITHIN GROUP";
        } else if (call.nulls() != NullTreatment.DEFAULT && !takesNulls) {
            clause = call.nulls() + " NULLS";
        }
        if (!clause.isEmpty()) {
            throw Faults.at(call, "ARGUMENT_TYPES", name(call) + " takes no " + clause);
        }
    }
}
