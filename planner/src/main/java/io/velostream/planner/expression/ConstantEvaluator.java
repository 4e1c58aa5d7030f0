package io.velostream.planner.expression;

import io.velostream.functions.ResolvedScalar;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Call;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.Concat;
import io.velostream.planner.expression.RowExpression.CurrentTime;
import io.velostream.planner.expression.RowExpression.ElementAccess;
import io.velostream.planner.expression.RowExpression.FieldAccess;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.IsDistinct;
import io.velostream.planner.expression.RowExpression.IsNull;
import io.velostream.planner.expression.RowExpression.Like;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.Negate;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Computes at planning what does not depend on the row. What would fail, and what rounds, stays as
/// it is: the engine then says how, on the rows that reach it.
public final class ConstantEvaluator {
    private ConstantEvaluator() {}

    /// The expression with every constant part replaced by its value.
    public static RowExpression fold(RowExpression expression) {
        RowExpression folded = ExpressionTree.mapChildren(expression, ConstantEvaluator::fold);
        return switch (folded) {
            case ColumnRef _,
                    Literal _,
                    CurrentTime _,
                    RowPosition _,
                    FieldAccess _,
                    ElementAccess _,
                    Like _ ->
                    folded;
            case Arithmetic a -> arithmetic(a);
            case Negate(Literal literal) -> negate(literal).orElse(folded);
            case Negate _ -> folded;
            case Comparison c -> comparison(c);
            case And(List<RowExpression> terms) -> Logic.and(terms);
            case Or(List<RowExpression> terms) -> Logic.or(terms);
            case Not(RowExpression operand) -> Logic.not(operand);
            case IsNull(Literal literal) -> Literals.bool(literal.value().isEmpty());
            case IsNull _ -> folded;
            case IsDistinct(Literal left, Literal right) -> distinct(left, right);
            case IsDistinct _ -> folded;
            case Case c -> choice(c);
            case InConstants in -> membership(in);
            case Concat(Literal left, Literal right) -> concat(left, right);
            case Concat _ -> folded;
            case Cast(Literal literal, SqlType type, _) ->
                    ConstantCasts.cast(literal, type).<RowExpression>map(l -> l).orElse(folded);
            case Cast _ -> folded;
            case Call call -> call(call);
        };
    }

    private static RowExpression arithmetic(Arithmetic a) {
        if (Literals.isNull(a.left()) || Literals.isNull(a.right())) {
            return Literals.nullOf(a.type());
        }
        if (!(a.left() instanceof Literal left) || !(a.right() instanceof Literal right)) {
            return a;
        }
        Object x = left.value().orElseThrow();
        Object y = right.value().orElseThrow();
        boolean integers = left.type() == Basic.BIGINT && right.type() == Basic.BIGINT;
        boolean decimals = left.type() instanceof Decimal && right.type() instanceof Decimal;
        if (integers && a.type() == Basic.BIGINT) {
            return exact(a.operator(), BigDecimal.valueOf((Long) x), BigDecimal.valueOf((Long) y))
                    .flatMap(v -> ConstantCasts.cast(wide(v), a.type()))
                    .<RowExpression>map(l -> l)
                    .orElse(a);
        }
        if (decimals && a.type() instanceof Decimal type) {
            return exact(
                            a.operator(),
                            Literals.exactValue(x, left.type()),
                            Literals.exactValue(y, right.type()))
                    .flatMap(v -> Literals.decimal(v, type))
                    .<RowExpression>map(l -> l)
                    .orElse(a);
        }
        if (x instanceof Double d && y instanceof Double e && a.type() == Basic.DOUBLE) {
            return doubles(a, d, e);
        }
        boolean spans =
                right.type() == Basic.INTERVAL
                        && (left.type() == Basic.INTERVAL || left.type() == Basic.TIMESTAMP);
        return spans
                ? exact(a.operator(), BigDecimal.valueOf((Long) x), BigDecimal.valueOf((Long) y))
                        .filter(v -> v.unscaledValue().bitLength() < Long.SIZE)
                        .<RowExpression>map(v -> Literals.ofLong(v.longValueExact(), a.type()))
                        .orElse(a)
                : a;
    }

    private static Literal wide(BigDecimal value) {
        return Literals.decimal(value).orElseThrow();
    }

    /// Sums, differences and products; the rest rounds or has a zero to care for.
    private static Optional<BigDecimal> exact(
            ArithmeticOperator operator, BigDecimal x, BigDecimal y) {
        return switch (operator) {
            case ADD -> Optional.of(x.add(y));
            case SUBTRACT -> Optional.of(x.subtract(y));
            case MULTIPLY -> Optional.of(x.multiply(y));
            case DIV, MODULO, DIVIDE -> Optional.empty();
        };
    }

    private static RowExpression doubles(Arithmetic a, double x, double y) {
        double result =
                switch (a.operator()) {
                    case ADD -> x + y;
                    case SUBTRACT -> x - y;
                    case MULTIPLY -> x * y;
                    case DIVIDE -> y == 0 ? Double.NaN : x / y;
                    case DIV, MODULO -> Double.NaN;
                };
        return Double.isFinite(result) ? Literals.ofDouble(result) : a;
    }

    private static Optional<RowExpression> negate(Literal literal) {
        if (literal.value().isEmpty()) {
            return Optional.of(literal);
        }
        Object value = literal.value().get();
        if (value instanceof Long l && l != Long.MIN_VALUE) {
            return Optional.of(new Literal(Optional.of(-l), literal.type()));
        }
        if (value instanceof Double d) {
            return Optional.of(Literals.ofDouble(-d));
        }
        return value instanceof BigInteger i
                ? Optional.of(new Literal(Optional.of(i.negate()), literal.type()))
                : Optional.empty();
    }

    private static RowExpression comparison(Comparison c) {
        if (Literals.isNull(c.left()) || Literals.isNull(c.right())) {
            return Literals.nullOf(Basic.BOOLEAN);
        }
        if (!(c.left() instanceof Literal left) || !(c.right() instanceof Literal right)) {
            return c;
        }
        Optional<Integer> order = compare(left, right);
        return order.isPresent() ? Literals.bool(holds(c.operator(), order.get())) : c;
    }

    private static boolean holds(ComparisonOperator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    /// The order of two constants that are not null; empty where only the engine knows it.
    private static Optional<Integer> compare(Literal left, Literal right) {
        Object x = left.value().orElseThrow();
        Object y = right.value().orElseThrow();
        if (left.type() instanceof Decimal || right.type() instanceof Decimal) {
            return Optional.of(
                    Literals.exactValue(x, left.type())
                            .compareTo(Literals.exactValue(y, right.type())));
        }
        if (x instanceof Long l && y instanceof Long m) {
            return Optional.of(Long.compare(l, m));
        }
        if (x instanceof Boolean b && y instanceof Boolean c) {
            return Optional.of(Boolean.compare(b, c));
        }
        return x instanceof String s && y instanceof String t && s.equals(t)
                ? Optional.of(0)
                : Optional.empty();
    }

    private static RowExpression distinct(Literal left, Literal right) {
        if (left.value().isEmpty() || right.value().isEmpty()) {
            return Literals.bool(left.value().isPresent() != right.value().isPresent());
        }
        return compare(left, right)
                .<RowExpression>map(order -> Literals.bool(order != 0))
                .orElseGet(() -> new IsDistinct(left, right));
    }

    private static RowExpression choice(Case c) {
        List<Case.Branch> branches = new ArrayList<>();
        RowExpression otherwise = c.otherwise();
        for (Case.Branch branch : c.branches()) {
            if (Literals.isTrue(branch.condition())) {
                otherwise = branch.result();
                break;
            }
            if (!Literals.isFalse(branch.condition()) && !Literals.isNull(branch.condition())) {
                branches.add(branch);
            }
        }
        return branches.isEmpty() ? otherwise : new Case(branches, otherwise);
    }

    private static RowExpression membership(InConstants in) {
        if (!(in.operand() instanceof Literal operand)) {
            return in;
        }
        if (operand.value().isEmpty()) {
            return Literals.nullOf(Basic.BOOLEAN);
        }
        if (in.constants().contains(operand)) {
            return Literals.TRUE;
        }
        // Doubles that differ as objects may be equal as numbers.
        boolean certain = operand.type() != Basic.DOUBLE;
        return certain && !in.hasNull() ? Literals.FALSE : in;
    }

    private static RowExpression concat(Literal left, Literal right) {
        return left.value().isEmpty() || right.value().isEmpty()
                ? Literals.nullOf(Basic.STRING)
                : Literals.string("" + left.value().get() + right.value().get());
    }

    private static RowExpression call(Call call) {
        ResolvedScalar function = call.function();
        boolean constant = call.arguments().stream().allMatch(Literal.class::isInstance);
        return constant && function.deterministic()
                ? ConstantCalls.evaluate(call).<RowExpression>map(l -> l).orElse(call)
                : call;
    }
}
