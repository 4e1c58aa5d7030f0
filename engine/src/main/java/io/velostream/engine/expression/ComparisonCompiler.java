package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.IsDistinct;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import java.util.List;

/// Chooses the kernel of a comparison by the storage of its operands, and by whether one of them is
/// a constant.
final class ComparisonCompiler {
    private final ExpressionCompiler compiler;
    private final ArithmeticCompiler arithmetic;

    ComparisonCompiler(ExpressionCompiler compiler, ArithmeticCompiler arithmetic) {
        this.compiler = compiler;
        this.arithmetic = arithmetic;
    }

    Evaluator compile(Comparison node) {
        if (node.left() instanceof Literal && !(node.right() instanceof Literal)) {
            return compile(OrderTest.mirrored(node.operator()), node.right(), node.left());
        }
        return compile(node.operator(), node.left(), node.right());
    }

    private Evaluator compile(
            ComparisonOperator operator, RowExpression left, RowExpression right) {
        OrderTest test = OrderTest.of(operator);
        if (left.type() instanceof Decimal x && right.type() instanceof Decimal y) {
            return decimals(test, left, x, right, y);
        }
        return sameType(test, compiler.compile(left), compiler.compile(right), left.type());
    }

    private static Evaluator sameType(
            OrderTest test, Evaluator left, Evaluator right, SqlType type) {
        boolean constant = right instanceof Constant c && !c.isNull();
        return switch (type.storage()) {
            case LONG ->
                    constant
                            ? new LongConstantComparison(test, left, ((Constant) right).longValue())
                            : new LongComparison(test, left, right);
            case DOUBLE ->
                    constant && !Double.isNaN(((Constant) right).doubleValue())
                            ? new DoubleConstantComparison(
                                    test, left, ((Constant) right).doubleValue())
                            : new DoubleComparison(test, left, right);
            case TEXT -> constant ? text(test, left, (Constant) right) : order(test, left, right);
            case BOOLEAN, INT128, ARRAY, MAP, STRUCT -> order(test, left, right);
        };
    }

    private static Evaluator order(OrderTest test, Evaluator left, Evaluator right) {
        return new OrderComparison(test, left, right, ValueOrder::compare);
    }

    private static Evaluator text(OrderTest test, Evaluator left, Constant right) {
        return test.kind() == OrderTest.Kind.EQUAL
                ? new TextEqualsConstant(left, right.bytes(), test.negated())
                : new TextTestEvaluator(left, TextTest.comparison(test, right.bytes()));
    }

    private Evaluator decimals(
            OrderTest test, RowExpression left, Decimal x, RowExpression right, Decimal y) {
        int scale = Math.max(x.scale(), y.scale());
        if (fitsShort(x, scale) && fitsShort(y, scale)) {
            return sameType(
                    test,
                    arithmetic.scaledUp(left, x, scale),
                    arithmetic.scaledUp(right, y, scale),
                    new Decimal(SqlType.MAX_SHORT_PRECISION, scale));
        }
        return new OrderComparison(
                test, compiler.compile(left), compiler.compile(right), decimalOrder(x, y));
    }

    private static boolean fitsShort(Decimal type, int scale) {
        return type.precision() + scale - type.scale() <= SqlType.MAX_SHORT_PRECISION;
    }

    private static ValueOrder.Pairwise decimalOrder(Decimal x, Decimal y) {
        return x.scale() == y.scale() && x.storage() == y.storage()
                ? ValueOrder::compare
                : new DecimalOrder(x.scale(), y.scale());
    }

    Evaluator compile(IsDistinct node) {
        ValueOrder.Pairwise order =
                node.left().type() instanceof Decimal x && node.right().type() instanceof Decimal y
                        ? decimalOrder(x, y)
                        : ValueOrder::compare;
        return new Distinction(
                compiler.compile(node.left()), compiler.compile(node.right()), order);
    }

    Evaluator compile(InConstants node) {
        Evaluator operand = compiler.compile(node.operand());
        List<Object> constants =
                node.constants().stream().map(literal -> literal.value().orElseThrow()).toList();
        Evaluator found =
                switch (node.operand().type().storage()) {
                    case LONG -> new LongMembership(operand, constants);
                    case TEXT ->
                            new TextTestEvaluator(
                                    operand,
                                    TextTest.oneOf(
                                            constants.stream().map(Constant::bytesOf).toList()));
                    case BOOLEAN, DOUBLE, INT128 ->
                            new ValueMembership(operand, node.operand().type(), constants);
                    case ARRAY, MAP, STRUCT ->
                            throw new IllegalArgumentException(
                                    "constants of type " + node.operand().type());
                };
        return node.hasNull() ? new UnknownUnlessTrue(found) : found;
    }
}
