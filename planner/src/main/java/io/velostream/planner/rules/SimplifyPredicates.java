package io.velostream.planner.rules;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.Logic;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.PlanExpressions;
import io.velostream.types.SqlType.Basic;
import java.util.List;

/// Gives conditions their plain form: constants on the right, NOT pushed into comparisons, `x =
/// TRUE` as `x`. Each step holds for NULL too.
final class SimplifyPredicates implements Rule {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return PlanExpressions.bottomUp(
                plan, node -> PlanExpressions.map(node, SimplifyPredicates::simplify));
    }

    static RowExpression simplify(RowExpression expression) {
        RowExpression inner = ExpressionTree.mapChildren(expression, SimplifyPredicates::simplify);
        return switch (inner) {
            case Not(RowExpression operand) -> negated(operand);
            case Comparison comparison -> comparison(comparison);
            case And(List<RowExpression> terms) -> Logic.and(terms);
            case Or(List<RowExpression> terms) -> Logic.or(terms);
            case InConstants(RowExpression operand, List<Literal> constants, boolean hasNull)
                    when constants.size() == 1 && !hasNull ->
                    new Comparison(ComparisonOperator.EQUAL, operand, constants.getFirst());
            case RowExpression other -> other;
        };
    }

    private static RowExpression negated(RowExpression operand) {
        return switch (operand) {
            // NaN is neither less than a number nor not less than it.
            case Comparison(ComparisonOperator operator, RowExpression left, RowExpression right)
                    when left.type() != Basic.DOUBLE ->
                    new Comparison(opposite(operator), left, right);
            case And(List<RowExpression> terms) ->
                    Logic.or(terms.stream().map(SimplifyPredicates::negated).toList());
            case Or(List<RowExpression> terms) ->
                    Logic.and(terms.stream().map(SimplifyPredicates::negated).toList());
            case RowExpression other -> Logic.not(other);
        };
    }

    private static RowExpression comparison(Comparison c) {
        if (c.left() instanceof Literal && !(c.right() instanceof Literal)) {
            RowExpression constant = c.left();
            return comparison(new Comparison(c.operator().mirrored(), c.right(), constant));
        }
        boolean equal = c.operator() == ComparisonOperator.EQUAL;
        if (equal || c.operator() == ComparisonOperator.NOT_EQUAL) {
            if (Literals.isTrue(c.right())) {
                return equal ? c.left() : Logic.not(c.left());
            }
            if (Literals.isFalse(c.right())) {
                return equal ? Logic.not(c.left()) : c.left();
            }
        }
        return c;
    }

    private static ComparisonOperator opposite(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> ComparisonOperator.NOT_EQUAL;
            case NOT_EQUAL -> ComparisonOperator.EQUAL;
            case LESS -> ComparisonOperator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> ComparisonOperator.GREATER;
            case GREATER -> ComparisonOperator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> ComparisonOperator.LESS;
        };
    }
}
