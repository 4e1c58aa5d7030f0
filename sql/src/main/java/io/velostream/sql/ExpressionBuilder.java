package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Binary;
import io.velostream.sql.tree.Expression.BinaryOperator;
import io.velostream.sql.tree.Expression.Quantifier;
import io.velostream.sql.tree.Expression.Truth;
import io.velostream.sql.tree.Expression.Unary;
import io.velostream.sql.tree.Expression.UnaryOperator;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// Builds operators, from `OR` down to signs; [AtomBuilder] builds what stands between them.
final class ExpressionBuilder {
    /// How deep a tree may be. Whoever walks over it may recurse: this much fits any stack.
    static final int MAX_DEPTH = 500;

    private final AtomBuilder atoms;
    private final QueryBuilder queries;
    private int depth;

    ExpressionBuilder(QueryBuilder queries) {
        this.queries = queries;
        this.atoms = new AtomBuilder(this, queries);
    }

    Expression expression(ExpressionContext context) {
        enter(context);
        Position position = Positions.of(context);
        Expression built =
                switch (context) {
                    case ComparedContext compared -> comparison(compared.comparison());
                    case IsTestContext test -> isTest(test, position);
                    case NotContext not ->
                            new Unary(UnaryOperator.NOT, expression(not.expression()), position);
                    case AndContext _ -> chain(BinaryOperator.AND, context, position);
                    case OrContext _ -> chain(BinaryOperator.OR, context, position);
                    default -> throw new IllegalStateException(context.getText());
                };
        depth--;
        return built;
    }

    List<Expression> expressions(List<ExpressionContext> contexts) {
        return contexts.stream().map(this::expression).toList();
    }

    Optional<Expression> optional(@Nullable ExpressionContext context) {
        return Optional.ofNullable(context).map(this::expression);
    }

    private void enter(ParserRuleContext context) {
        if (++depth > MAX_DEPTH) {
            throw SyntaxError.tooDeep(context.getStart());
        }
    }

    /// `a AND b AND c …` as a balanced tree of its operands in order, so that a thousand of them
    /// are ten levels and not a thousand. Parentheses around a part of a chain change nothing.
    private Expression chain(
            BinaryOperator operator, ExpressionContext context, Position position) {
        List<ExpressionContext> parts = new ArrayList<>();
        ExpressionContext rest = context;
        while (true) {
            if (operator == BinaryOperator.AND && rest instanceof AndContext and) {
                parts.add(and.expression(1));
                rest = and.expression(0);
            } else if (operator == BinaryOperator.OR && rest instanceof OrContext or) {
                parts.add(or.expression(1));
                rest = or.expression(0);
            } else {
                parts.add(rest);
                break;
            }
        }
        List<Expression> operands = new ArrayList<>();
        for (ExpressionContext part : parts.reversed()) {
            addOperands(operator, expression(part), operands);
        }
        return balanced(operator, operands, position);
    }

    private static void addOperands(
            BinaryOperator operator, Expression expression, List<Expression> operands) {
        if (expression instanceof Binary(BinaryOperator same, var left, var right, _)
                && same == operator) {
            addOperands(operator, left, operands);
            addOperands(operator, right, operands);
        } else {
            operands.add(expression);
        }
    }

    private static Expression balanced(
            BinaryOperator operator, List<Expression> operands, Position position) {
        if (operands.size() == 1) {
            return operands.getFirst();
        }
        int middle = (operands.size() + 1) / 2;
        return new Binary(
                operator,
                balanced(operator, operands.subList(0, middle), position),
                balanced(operator, operands.subList(middle, operands.size()), position),
                position);
    }

    private Expression isTest(IsTestContext test, Position position) {
        Expression operand = expression(test.expression());
        boolean negated = test.NOT() != null;
        if (test.DISTINCT() != null) {
            return new Expression.IsDistinct(
                    operand, comparison(test.comparison()), negated, position);
        }
        if (test.NULL() != null) {
            return new Expression.IsNull(operand, negated, position);
        }
        Truth truth =
                test.TRUE() != null
                        ? Truth.TRUE
                        : test.FALSE() != null ? Truth.FALSE : Truth.UNKNOWN;
        return new Expression.IsTruth(operand, truth, negated, position);
    }

    private Expression comparison(ComparisonContext context) {
        Expression left = membership(context.membership(0));
        if (context.comparisonOperator() == null) {
            return left;
        }
        Position position = Positions.of(context);
        BinaryOperator operator = operator(context.comparisonOperator());
        if (context.OPEN() == null) {
            return new Binary(operator, left, membership(context.membership(1)), position);
        }
        Quantifier quantifier = context.ALL() != null ? Quantifier.ALL : Quantifier.ANY;
        return context.query() != null
                ? new Expression.QuantifiedQuery(
                        operator, quantifier, left, queries.nested(context.query()), position)
                : new Expression.QuantifiedArray(
                        operator, quantifier, left, expression(context.expression()), position);
    }

    private static BinaryOperator operator(ComparisonOperatorContext context) {
        return switch (context.getText()) {
            case "=", "==" -> BinaryOperator.EQUAL;
            case "<>", "!=" -> BinaryOperator.NOT_EQUAL;
            case "<" -> BinaryOperator.LESS;
            case "<=" -> BinaryOperator.LESS_OR_EQUAL;
            case ">" -> BinaryOperator.GREATER;
            case ">=" -> BinaryOperator.GREATER_OR_EQUAL;
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private Expression membership(MembershipContext context) {
        Expression operand = value(context.value(0));
        Position position = Positions.of(context);
        boolean negated = context.NOT() != null;
        if (context.BETWEEN() != null) {
            return new Expression.Between(
                    operand,
                    value(context.value(1)),
                    value(context.value(2)),
                    context.SYMMETRIC() != null,
                    negated,
                    position);
        }
        if (context.searched() != null) {
            throw SyntaxError.at(
                    context.searched(),
                    "unexpected \"%s\", expected \"(\""
                            .formatted(context.searched().start.getText()));
        }
        if (context.IN() != null) {
            return context.query() != null
                    ? new Expression.InQuery(
                            operand, queries.nested(context.query()), negated, position)
                    : new Expression.InList(
                            operand, expressions(context.expression()), negated, position);
        }
        return context.value().size() > 1 ? like(context, operand, negated, position) : operand;
    }

    private Expression like(
            MembershipContext context, Expression operand, boolean negated, Position position) {
        Expression.LikeKind kind;
        if (context.LIKE() != null) {
            kind = Expression.LikeKind.LIKE;
        } else if (context.ILIKE() != null) {
            kind = Expression.LikeKind.ILIKE;
        } else if (context.SIMILAR() != null) {
            kind = Expression.LikeKind.SIMILAR_TO;
        } else {
            kind = Expression.LikeKind.REGEXP;
        }
        return new Expression.Like(
                kind,
                operand,
                value(context.value(1)),
                Optional.ofNullable(context.value(2)).map(this::value),
                negated,
                position);
    }

    Expression value(ValueContext context) {
        if (context instanceof PlainContext plain) {
            return atoms.primary(plain.primary());
        }
        enter(context);
        Position position = Positions.of(context);
        Expression built =
                switch (context) {
                    case AtTimeZoneContext at ->
                            new Expression.AtTimeZone(
                                    value(at.value(0)), value(at.value(1)), position);
                    case SignedContext signed ->
                            new Unary(
                                    signed.MINUS() != null
                                            ? UnaryOperator.MINUS
                                            : UnaryOperator.PLUS,
                                    value(signed.value()),
                                    position);
                    case PowerContext power ->
                            new Expression.Call(
                                    QualifiedName.of("POWER"),
                                    List.of(value(power.value(0)), value(power.value(1))),
                                    position);
                    case ProductContext product ->
                            new Binary(
                                    product(product),
                                    value(product.value(0)),
                                    value(product.value(1)),
                                    position);
                    case SumContext sum ->
                            new Binary(
                                    sum.PLUS() != null
                                            ? BinaryOperator.ADD
                                            : BinaryOperator.SUBTRACT,
                                    value(sum.value(0)),
                                    value(sum.value(1)),
                                    position);
                    case ConcatenationContext concat ->
                            new Binary(
                                    BinaryOperator.CONCAT,
                                    value(concat.value(0)),
                                    value(concat.value(1)),
                                    position);
                    default -> throw new IllegalStateException(context.getText());
                };
        depth--;
        return built;
    }

    private static BinaryOperator product(ProductContext context) {
        if (context.ASTERISK() != null) {
            return BinaryOperator.MULTIPLY;
        }
        if (context.SLASH() != null) {
            return BinaryOperator.DIVIDE;
        }
        return context.PERCENT() != null ? BinaryOperator.MODULO : BinaryOperator.DIV;
    }

    /// `a IN b` of `POSITION(a IN b)`: its two operands, or nothing.
    Optional<List<Expression>> searchedIn(ExpressionContext context) {
        if (!(context instanceof ComparedContext compared)
                || compared.comparison().comparisonOperator() != null) {
            return Optional.empty();
        }
        MembershipContext in = compared.comparison().membership(0);
        if (in.IN() == null || in.NOT() != null) {
            return Optional.empty();
        }
        if (in.searched() != null) {
            return Optional.of(List.of(value(in.value(0)), atoms.searched(in.searched())));
        }
        return in.expression().size() == 1
                ? Optional.of(List.of(value(in.value(0)), expression(in.expression(0))))
                : Optional.empty();
    }
}
