package io.velostream.planner.analysis;

import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.expression.CastTypes;
import io.velostream.planner.expression.ConstantCasts;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.ElementAccess;
import io.velostream.planner.expression.RowExpression.FieldAccess;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Reference;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives the expressions of one clause their types and column numbers.
final class ExpressionAnalyzer {
    /// An alias stands for its expression, so aliases of aliases can double at each step.
    private static final int MOST_ALIAS_USES = 10_000;

    private final Scope scope;
    private final FunctionRegistry functions;
    private final Map<Identifier, Expression> aliases;
    private final Optional<GroupedColumns> grouped;
    private final Optional<OverColumns> overColumns;
    private final String clause;
    private final Map<RowExpression, Node> places;

    /// One number, shared by the analyzers of a SELECT.
    private final int[] aliasUses;

    private final ColumnNames names;
    private final Set<Identifier> openAliases = new HashSet<>();

    private ExpressionAnalyzer(
            Scope scope,
            FunctionRegistry functions,
            Map<Identifier, Expression> aliases,
            Optional<GroupedColumns> grouped,
            Optional<OverColumns> overColumns,
            String clause,
            Map<RowExpression, Node> places,
            int[] aliasUses) {
        this.aliasUses = aliasUses;
        this.scope = scope;
        this.functions = functions;
        this.aliases = aliases;
        this.grouped = grouped;
        this.overColumns = overColumns;
        this.clause = clause;
        this.places = places;
        this.names = new ColumnNames(scope, grouped);
    }

    /// @param aliases expressions that may be named where no column has the name; the map may grow
    /// @param clause names what is analyzed in messages, such as `WHERE`
    static ExpressionAnalyzer of(
            Scope scope,
            FunctionRegistry functions,
            Map<Identifier, Expression> aliases,
            String clause) {
        return new ExpressionAnalyzer(
                scope,
                functions,
                aliases,
                Optional.empty(),
                Optional.empty(),
                clause,
                new IdentityHashMap<>(),
                new int[1]);
    }

    /// The same for a clause in which aggregates may stand.
    ExpressionAnalyzer grouped(GroupedColumns columns, String newClause) {
        return with(Optional.of(columns), Optional.empty(), newClause);
    }

    /// The same for a place in which aggregates may not stand.
    ExpressionAnalyzer ungrouped(String newClause) {
        return with(Optional.empty(), Optional.empty(), newClause);
    }

    /// The same for a clause in which window functions may stand, too.
    ExpressionAnalyzer withOver(OverColumns columns) {
        return with(grouped, Optional.of(columns), clause);
    }

    /// The same for what is inside a window function.
    ExpressionAnalyzer insideOver() {
        return with(grouped, Optional.empty(), "a window function");
    }

    private ExpressionAnalyzer with(
            Optional<GroupedColumns> newGrouped,
            Optional<OverColumns> newOverColumns,
            String newClause) {
        return new ExpressionAnalyzer(
                scope,
                functions,
                aliases,
                newGrouped,
                newOverColumns,
                newClause,
                places,
                aliasUses);
    }

    Scope scope() {
        return scope;
    }

    FunctionRegistry functions() {
        return functions;
    }

    Optional<GroupedColumns> groupedColumns() {
        return grouped;
    }

    Optional<OverColumns> overColumns() {
        return overColumns;
    }

    String clause() {
        return clause;
    }

    /// Where in the text a column reference, made here, stands.
    Optional<Node> place(RowExpression expression) {
        return Optional.ofNullable(places.get(expression));
    }

    /// Keeps where a column reference stands.
    ColumnRef placed(ColumnRef column, Node place) {
        places.put(column, place);
        return column;
    }

    RowExpression analyze(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> Constants.of(literal);
            case Reference reference -> reference(reference);
            case Expression.Member member ->
                    ColumnNames.field(analyze(member.base()), member.name());
            case Expression.Subscript subscript -> subscript(subscript);
            case Expression.Unary unary -> new Operators(this).unary(unary);
            case Expression.Binary binary -> new Operators(this).binary(binary);
            case Expression.IsNull isNull ->
                    Predicates.not(
                            isNull.negated(), new RowExpression.IsNull(analyze(isNull.operand())));
            case Expression.IsTruth truth -> new Predicates(this).truth(truth);
            case Expression.IsDistinct distinct -> new Predicates(this).distinct(distinct);
            case Expression.Between between -> new Predicates(this).between(between);
            case Expression.InList in -> new Predicates(this).in(in);
            case Expression.Like like -> new Predicates(this).like(like);
            case Expression.Case choice -> new Choices(this).choice(choice);
            case Expression.Cast cast -> cast(cast);
            case Expression.Extract extract -> new Calls(this).extract(extract);
            case Expression.Call call -> new Calls(this).call(call);
            case Expression.AtTimeZone zone -> throw notYet(zone, "AT TIME ZONE");
            case Expression.ArrayOf array -> throw notYet(array, "an ARRAY[…] constructor");
            case Expression.MapOf map -> throw notYet(map, "a MAP[…] constructor");
            case Expression.RowOf row -> throw notYet(row, "a row of values");
            case Expression.Lambda lambda -> throw notYet(lambda, "a lambda");
            case Expression.InQuery in -> throw notYet(in.query(), "IN with a subquery");
            case Expression.Exists exists -> throw notYet(exists, "EXISTS");
            case Expression.QuantifiedQuery any ->
                    throw notYet(any, any.quantifier() + " with a subquery");
            case Expression.QuantifiedArray any ->
                    throw notYet(any, any.quantifier() + " with an array");
            case Expression.Subquery subquery -> throw notYet(subquery, "a subquery as a value");
        };
    }

    private static RuntimeException notYet(Node node, String what) {
        return Faults.notSupportedYet(node, what);
    }

    /// The expression as a condition.
    RowExpression condition(Expression expression) {
        RowExpression value = analyze(expression);
        if (value instanceof RowExpression.Literal literal) {
            value = ConstantCasts.cast(literal, Basic.BOOLEAN).orElse(literal);
        }
        if (value.type() != Basic.BOOLEAN) {
            throw Faults.at(
                    expression,
                    "TYPE_MISMATCH",
                    "a condition must be BOOLEAN, but this is " + value.type());
        }
        return value;
    }

    private RowExpression reference(Reference reference) {
        Optional<RowExpression> column =
                names.isOwnWindow(reference) ? Optional.empty() : names.column(reference);
        RowExpression value =
                column.or(() -> alias(reference))
                        .or(() -> names.system(reference))
                        .or(() -> ColumnNames.quotedText(reference))
                        .orElseThrow(() -> names.notFound(reference));
        remember(value, reference);
        return value;
    }

    private void remember(RowExpression value, Node place) {
        if (value instanceof ColumnRef || value instanceof RowPosition) {
            places.putIfAbsent(value, place);
        } else if (value instanceof FieldAccess access) {
            remember(access.struct(), place);
        } else if (value instanceof Cast cast) {
            remember(cast.operand(), place);
        }
    }

    private Optional<RowExpression> alias(Reference reference) {
        Identifier name = reference.name().parts().getFirst();
        Expression expression = aliases.get(name);
        // An alias may use earlier ones, but not itself: there its name is a column's.
        if (expression == null || !openAliases.add(name)) {
            return Optional.empty();
        }
        if (++aliasUses[0] > MOST_ALIAS_USES) {
            throw Faults.at(
                    reference,
                    "EXPRESSION_TOO_LARGE",
                    "aliases that are made of aliases add up to too large an expression",
                    "compute the earlier ones in a query in FROM");
        }
        RowExpression value = analyze(expression);
        openAliases.remove(name);
        for (Identifier part :
                reference.name().parts().subList(1, reference.name().parts().size())) {
            value = ColumnNames.field(value, part);
        }
        return Optional.of(value);
    }

    private RowExpression subscript(Expression.Subscript subscript) {
        RowExpression base = analyze(subscript.base());
        RowExpression index = analyze(subscript.index());
        return switch (base.type()) {
            case SqlType.Array(SqlType element) when index.type().isInteger() ->
                    new ElementAccess(base, Coercions.coerce(index, Basic.BIGINT), element);
            case SqlType.Map(SqlType key, SqlType value)
                    when Coercions.isAssignable(index.type(), key) ->
                    new ElementAccess(base, Coercions.coerce(index, key), value);
            case SqlType type ->
                    throw Faults.at(
                            subscript,
                            "TYPE_MISMATCH",
                            "%s cannot be indexed by %s".formatted(type, index.type()));
        };
    }

    private RowExpression cast(Expression.Cast cast) {
        RowExpression operand = analyze(cast.operand());
        SqlType type = TypeNames.resolve(cast.type());
        if (!CastTypes.canCast(operand.type(), type)) {
            throw Faults.at(
                    cast,
                    "CAST_INVALID",
                    "%s cannot be cast to %s".formatted(operand.type(), type));
        }
        if (operand.type() == Basic.NULL) {
            return Literals.nullOf(type);
        }
        return operand.type().equals(type) ? operand : new Cast(operand, type, cast.orNull());
    }
}
