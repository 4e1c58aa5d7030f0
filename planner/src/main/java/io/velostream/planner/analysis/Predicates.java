package io.velostream.planner.analysis;

import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.IsDistinct;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.sql.tree.Expression;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Conditions that SQL writes in words, as the few that the engine knows.
final class Predicates {
    private final ExpressionAnalyzer analyzer;

    Predicates(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    static RowExpression not(boolean negated, RowExpression condition) {
        return negated ? new Not(condition) : condition;
    }

    RowExpression truth(Expression.IsTruth truth) {
        RowExpression operand = analyzer.condition(truth.operand());
        RowExpression is =
                switch (truth.truth()) {
                    case TRUE -> new Not(new IsDistinct(operand, Literals.TRUE));
                    case FALSE -> new Not(new IsDistinct(operand, Literals.FALSE));
                    case UNKNOWN -> new RowExpression.IsNull(operand);
                };
        return not(truth.negated(), is);
    }

    RowExpression distinct(Expression.IsDistinct distinct) {
        ComparablePair pair =
                ComparablePair.of(
                        analyzer.analyze(distinct.left()),
                        analyzer.analyze(distinct.right()),
                        distinct);
        return not(distinct.negated(), new IsDistinct(pair.left(), pair.right()));
    }

    RowExpression between(Expression.Between between) {
        RowExpression value = analyzer.analyze(between.operand());
        RowExpression low = analyzer.analyze(between.low());
        RowExpression high = analyzer.analyze(between.high());
        RowExpression inside = inside(value, low, high, between);
        if (between.symmetric()) {
            inside = new Or(List.of(inside, inside(value, high, low, between)));
        }
        return not(between.negated(), inside);
    }

    private static RowExpression inside(
            RowExpression value, RowExpression low, RowExpression high, Expression.Between place) {
        return new And(
                List.of(
                        Operators.compare(
                                ComparisonOperator.GREATER_OR_EQUAL, value, low, place.low()),
                        Operators.compare(
                                ComparisonOperator.LESS_OR_EQUAL, value, high, place.high())));
    }

    /// Constants become one look-up, anything else a chain of comparisons.
    RowExpression in(Expression.InList in) {
        RowExpression operand = analyzer.analyze(in.operand());
        List<RowExpression> values = new ArrayList<>();
        for (Expression value : in.values()) {
            values.add(ConstantEvaluator.fold(analyzer.analyze(value)));
        }
        Optional<RowExpression> lookUp = lookUp(operand, values, in);
        if (lookUp.isPresent()) {
            return not(in.negated(), lookUp.get());
        }
        List<RowExpression> terms = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            terms.add(
                    Operators.compare(
                            ComparisonOperator.EQUAL, operand, values.get(i), in.values().get(i)));
        }
        return not(in.negated(), terms.size() == 1 ? terms.getFirst() : new Or(terms));
    }

    private static Optional<RowExpression> lookUp(
            RowExpression operand, List<RowExpression> values, Expression.InList in) {
        if (!values.stream().allMatch(Literal.class::isInstance)) {
            return Optional.empty();
        }
        SqlType type = operand.type();
        for (int i = 0; i < values.size(); i++) {
            RowExpression typed = Literals.nullOf(type);
            ComparablePair pair =
                    ComparablePair.of(
                            type.equals(operand.type()) ? operand : typed,
                            values.get(i),
                            in.values().get(i));
            type = Coercions.common(pair.left().type(), pair.right().type()).orElse(type);
        }
        List<Literal> constants = new ArrayList<>();
        for (RowExpression value : values) {
            if (!Literals.isNull(value)) {
                if (!(Coercions.coerce(value, type) instanceof Literal constant)) {
                    return Optional.empty();
                }
                constants.add(constant);
            }
        }
        boolean hasNull = constants.size() < values.size();
        if (constants.isEmpty()) {
            return Optional.of(Literals.nullOf(Basic.BOOLEAN));
        }
        return Optional.of(new InConstants(Coercions.coerce(operand, type), constants, hasNull));
    }

    RowExpression like(Expression.Like like) {
        RowExpression operand = text(like.operand());
        RowExpression pattern = text(like.pattern());
        // A backslash escapes as in PostgreSQL, and ESCAPE '' says that nothing does.
        Optional<Character> escape =
                like.escape().isPresent() ? escape(like.escape().get()) : Optional.of('\\');
        RowExpression matches =
                switch (like.kind()) {
                    case LIKE -> new RowExpression.Like(operand, pattern, escape);
                    case ILIKE ->
                            new RowExpression.Like(
                                    lower(operand, like), lower(pattern, like), escape);
                    case SIMILAR_TO -> throw Faults.notSupportedYet(like, "SIMILAR TO");
                    case REGEXP -> throw Faults.notSupportedYet(like, "REGEXP as an operator");
                };
        return not(like.negated(), matches);
    }

    private RowExpression lower(RowExpression text, Expression.Like place) {
        return new Calls(analyzer).scalar("LOWER", List.of(text), place);
    }

    private RowExpression text(Expression operand) {
        RowExpression value = analyzer.analyze(operand);
        if (value.type() != Basic.STRING && value.type() != Basic.NULL) {
            throw Faults.at(
                    operand,
                    "TYPE_MISMATCH",
                    "LIKE compares texts, but this is " + value.type(),
                    "cast it: CAST(… AS STRING)");
        }
        return Coercions.coerce(value, Basic.STRING);
    }

    private static Optional<Character> escape(Expression escape) {
        if (escape instanceof Expression.StringLiteral(String text, _) && text.length() <= 1) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text.charAt(0));
        }
        throw Faults.at(escape, "LITERAL_INVALID", "ESCAPE takes one character or none");
    }
}
