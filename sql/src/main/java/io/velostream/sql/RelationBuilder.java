package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.Relation;
import io.velostream.sql.tree.Relation.Alias;
import io.velostream.sql.tree.Relation.Join;
import io.velostream.sql.tree.Relation.JoinCondition;
import io.velostream.sql.tree.Relation.JoinKind;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Builds what stands behind `FROM`.
final class RelationBuilder {
    private final ExpressionBuilder expressions;
    private final QueryBuilder queries;
    private final WindowFunctionBuilder windows;

    private int endOfStatement = -1;
    private List<Property> claimed = List.of();

    RelationBuilder(ExpressionBuilder expressions, CallBuilder calls, QueryBuilder queries) {
        this.expressions = expressions;
        this.queries = queries;
        this.windows = new WindowFunctionBuilder(expressions, calls, queries);
    }

    /// From now on a `WITH (…)` that ends with this token is not a relation's: [#claimedOptions]
    /// has it. None is claimed when there is no token.
    void claimOptions(@Nullable Token end) {
        endOfStatement = end == null ? -1 : end.getTokenIndex();
        claimed = List.of();
    }

    List<Property> claimedOptions() {
        return claimed;
    }

    /// The relations of a `FROM`; those with commas between them are cross joins.
    Optional<Relation> from(List<RelationContext> contexts) {
        Relation from = null;
        for (RelationContext context : contexts) {
            Relation next = relation(context);
            from = from == null ? next : cross(from, next, contexts.getFirst(), context);
        }
        return Optional.ofNullable(from);
    }

    private static Relation cross(
            Relation left, Relation right, RelationContext first, RelationContext last) {
        Position position = Positions.of(first.getStart(), last.getStop());
        return new Join(
                JoinKind.CROSS, left, right, new JoinCondition.None(), Optional.empty(), position);
    }

    private Relation relation(RelationContext context) {
        Relation relation = primary(context.relationPrimary());
        if (context.join().size() > ExpressionBuilder.MAX_DEPTH) {
            throw SyntaxError.tooDeep(context.join(ExpressionBuilder.MAX_DEPTH).getStart());
        }
        for (JoinContext join : context.join()) {
            relation = join(relation, join, Positions.of(context.getStart(), join.getStop()));
        }
        return relation;
    }

    private Relation join(Relation left, JoinContext context, Position position) {
        Relation right = primary(context.relationPrimary());
        JoinCondition condition;
        if (context.CROSS() != null) {
            condition = new JoinCondition.None();
        } else if (context.NATURAL() != null) {
            condition = new JoinCondition.Natural();
        } else if (context.expression() != null) {
            condition = new JoinCondition.On(expressions.expression(context.expression()));
        } else {
            condition = new JoinCondition.Using(Names.columns(context.columnAliases()));
        }
        if (context.before != null && context.after != null) {
            throw SyntaxError.at(context.after.getStart(), "WITHIN is given twice");
        }
        WithinContext within = context.before != null ? context.before : context.after;
        return new Join(
                kind(context),
                left,
                right,
                condition,
                Optional.ofNullable(within).map(RelationBuilder::within),
                position);
    }

    private static JoinKind kind(JoinContext context) {
        if (context.CROSS() != null) {
            return JoinKind.CROSS;
        }
        JoinKindContext kind = context.joinKind();
        if (kind == null || kind.INNER() != null) {
            return JoinKind.INNER;
        }
        if (kind.LEFT() != null) {
            return JoinKind.LEFT;
        }
        return kind.RIGHT() != null ? JoinKind.RIGHT : JoinKind.FULL;
    }

    private static Relation.Within within(WithinContext context) {
        boolean both = context.COMMA() != null;
        IntervalLiteral before = Literals.duration(context.duration(0));
        IntervalLiteral after = both ? Literals.duration(context.duration(1)) : before;
        return new Relation.Within(
                before,
                after,
                context.GRACE() == null
                        ? Optional.empty()
                        : Optional.of(Literals.duration(context.duration(both ? 2 : 1))),
                Positions.of(context));
    }

    private Relation primary(RelationPrimaryContext context) {
        Position position = Positions.of(context);
        return switch (context) {
            case NamedContext named -> named(named, position);
            case FunctionContext function ->
                    windows.relation(
                            function.tableFunction(),
                            function.LATERAL() != null,
                            function.ORDINALITY() != null,
                            alias(function.alias()),
                            position);
            case TableOfFunctionContext function ->
                    windows.relation(
                            function.tableFunction(),
                            function.LATERAL() != null,
                            false,
                            alias(function.alias()),
                            position);
            case DerivedContext derived ->
                    new Relation.Derived(
                            queries.nested(derived.query()),
                            derived.LATERAL() != null,
                            alias(derived.alias()),
                            position);
            case NestedContext nested -> {
                if (nested.alias() != null) {
                    throw SyntaxError.at(
                            Positions.of(nested.alias()),
                            "a join in parentheses takes no alias",
                            "write (SELECT * FROM …) AS name");
                }
                yield relation(nested.relation());
            }
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private Relation named(NamedContext context, Position position) {
        if (context.alias().size() > 1) {
            throw SyntaxError.at(context.alias(1), "the alias is given twice");
        }
        Optional<Alias> alias = alias(context.alias(0));
        List<Property> options = options(context.properties());
        if (context.STRING() != null) {
            String location = Names.unquote(context.STRING().getSymbol());
            return new Relation.Location(location, alias, options, position);
        }
        Optional<Expression> asOf = Optional.ofNullable(context.value()).map(expressions::value);
        return new Relation.Table(
                Names.qualified(context.qualifiedName()), asOf, alias, options, position);
    }

    private List<Property> options(@Nullable PropertiesContext context) {
        List<Property> options = Properties.of(context);
        if (context != null && context.getStop().getTokenIndex() == endOfStatement) {
            claimed = options;
            return List.of();
        }
        return options;
    }

    private static Optional<Alias> alias(@Nullable AliasContext context) {
        if (context == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Alias(
                        context.identifier() != null
                                ? Names.identifier(context.identifier())
                                : Names.identifier(context.bareAlias()),
                        Names.columns(context.columnAliases())));
    }
}
