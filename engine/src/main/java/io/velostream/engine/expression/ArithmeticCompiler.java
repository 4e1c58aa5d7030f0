package io.velostream.engine.expression;

import static io.velostream.planner.expression.RowExpression.ArithmeticOperator.ADD;
import static io.velostream.planner.expression.RowExpression.ArithmeticOperator.DIV;
import static io.velostream.planner.expression.RowExpression.ArithmeticOperator.MULTIPLY;
import static io.velostream.planner.expression.RowExpression.ArithmeticOperator.SUBTRACT;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.text.PowersOfTen;
import java.util.Optional;

/// Chooses the kernel of an arithmetic operation by the types of its operands and its result.
///
/// Most of what times and intervals need is plain arithmetic of longs, because they are longs of
/// one unit.
final class ArithmeticCompiler {
    private final ExpressionCompiler compiler;

    ArithmeticCompiler(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Evaluator compile(Arithmetic node) {
        SqlType left = node.left().type();
        SqlType right = node.right().type();
        if (left instanceof Decimal x && right instanceof Decimal y) {
            return decimals(node, x, y);
        }
        if (left == Basic.DOUBLE && right == Basic.DOUBLE) {
            return doubles(node);
        }
        if (isMoment(right) && isSpan(left) && node.operator() == ADD) {
            return shift(ADD, right, node.right(), left, node.left(), node.type());
        }
        if (isMoment(left) && isSpan(right)) {
            return shift(node.operator(), left, node.left(), right, node.right(), node.type());
        }
        if (left == Basic.INTERVAL && right.isNumeric()) {
            return scaledInterval(node.operator(), node.left(), node.right());
        }
        if (right == Basic.INTERVAL && left.isNumeric()) {
            return scaledInterval(node.operator(), node.right(), node.left());
        }
        return RangeCheck.of(
                longs(node.operator(), node.left(), node.right(), node.type()), node.type());
    }

    private static boolean isMoment(SqlType type) {
        return type == Basic.TIMESTAMP || type == Basic.TIME || type.isInteger();
    }

    private static boolean isSpan(SqlType type) {
        return type == Basic.INTERVAL || type == Basic.INTERVAL_MONTH;
    }

    private Evaluator longs(
            ArithmeticOperator operator, RowExpression left, RowExpression right, SqlType type) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY ->
                    longs(operator, compiler.compile(left), compiler.compile(right), type);
            case DIV -> new IntegerDivision(false, compiler.compile(left), compiler.compile(right));
            case MODULO ->
                    new IntegerDivision(true, compiler.compile(left), compiler.compile(right));
            case DIVIDE ->
                    throw new IllegalArgumentException(
                            left.type() + " / " + right.type() + " has not been resolved");
        };
    }

    private static Evaluator longs(
            ArithmeticOperator operator, Evaluator left, Evaluator right, SqlType type) {
        if (right instanceof Constant c && !c.isNull()) {
            return new LongConstantArithmetic(operator, left, c.longValue(), type);
        }
        if (left instanceof Constant c && !c.isNull() && operator != SUBTRACT) {
            return new LongConstantArithmetic(operator, right, c.longValue(), type);
        }
        return new LongArithmetic(operator, left, right, type);
    }

    private Evaluator doubles(Arithmetic node) {
        Evaluator left = compiler.compile(node.left());
        Evaluator right = compiler.compile(node.right());
        ArithmeticOperator operator = node.operator();
        if (operator == DIV) {
            return new DoubleDivision(left, right);
        }
        if (right instanceof Constant c
                && !c.isNull()
                && !(DoubleArithmetic.divides(operator) && c.doubleValue() == 0)) {
            return new DoubleConstantArithmetic(operator, left, c.doubleValue());
        }
        if (left instanceof Constant c
                && !c.isNull()
                && (operator == ADD || operator == MULTIPLY)) {
            return new DoubleConstantArithmetic(operator, right, c.doubleValue());
        }
        return new DoubleArithmetic(operator, left, right);
    }

    private Evaluator shift(
            ArithmeticOperator operator,
            SqlType momentType,
            RowExpression moment,
            SqlType spanType,
            RowExpression span,
            SqlType type) {
        if (momentType.isInteger() && operator != ADD && operator != SUBTRACT) {
            // A number times an interval is no moment.
            return spanType == Basic.INTERVAL
                    ? scaledInterval(operator, span, moment)
                    : RangeCheck.of(longs(operator, moment, span, type), type);
        }
        Evaluator from = compiler.compile(moment);
        Evaluator by = compiler.compile(span);
        if (spanType == Basic.INTERVAL_MONTH) {
            return new MonthShift(operator, from, by, type);
        }
        if (momentType == Basic.TIME) {
            return new TimeOfDayShift(operator, from, by);
        }
        if (momentType == Basic.TIMESTAMP) {
            return longs(operator, from, by, type);
        }
        boolean up = operator == SUBTRACT;
        if (by instanceof Constant c && !c.isNull()) {
            return new LongConstantArithmetic(
                    operator, from, Milliseconds.of(c.longValue(), up), type);
        }
        return new LongArithmetic(operator, from, new Milliseconds(by, up), type);
    }

    private Evaluator scaledInterval(
            ArithmeticOperator operator, RowExpression interval, RowExpression number) {
        Evaluator span = compiler.compile(interval);
        Evaluator by = compiler.compile(number);
        return operator == MULTIPLY && number.type().isInteger()
                ? longs(MULTIPLY, span, by, Basic.INTERVAL)
                : new IntervalScaling(operator, span, by);
    }

    private Evaluator decimals(Arithmetic node, Decimal left, Decimal right) {
        ArithmeticOperator operator = node.operator();
        if (node.type() instanceof Decimal result
                && left.isShort()
                && right.isShort()
                && result.isShort()) {
            boolean isWhole =
                    switch (operator) {
                        case ADD, SUBTRACT -> true;
                        case MULTIPLY -> result.scale() == left.scale() + right.scale();
                        case DIVIDE, DIV, MODULO -> false;
                    };
            if (isWhole) {
                return new ShortDecimalArithmetic(
                        operator,
                        compiler.compile(node.left()),
                        left.scale(),
                        compiler.compile(node.right()),
                        right.scale(),
                        result);
            }
        }
        return new DecimalArithmetic(
                operator,
                decimalOperand(node.left()),
                left.scale(),
                decimalOperand(node.right()),
                right.scale(),
                node.type());
    }

    /// A decimal with more fraction digits; the caller knows that 18 digits are enough.
    Evaluator scaledUp(RowExpression operand, Decimal type, int scale) {
        if (type.scale() == scale) {
            return compiler.compile(operand);
        }
        long factor = PowersOfTen.low(scale - type.scale());
        Decimal scaled =
                new Decimal(
                        Math.min(
                                SqlType.MAX_SHORT_PRECISION,
                                type.precision() + scale - type.scale()),
                        scale);
        if (operand instanceof Literal literal && literal.value().isPresent()) {
            long value = (Long) literal.value().get();
            return new Constant(new Literal(Optional.of(value * factor), scaled));
        }
        return new LongConstantArithmetic(MULTIPLY, compiler.compile(operand), factor, scaled);
    }

    /// A decimal operand, without the cast of an integer to a wide decimal: [DecimalArithmetic]
    /// takes the integers as they are.
    private Evaluator decimalOperand(RowExpression operand) {
        return operand instanceof Cast(RowExpression integer, Decimal to, _)
                        && integer.type().isInteger()
                        && to.scale() == 0
                        && !to.isShort()
                ? compiler.compile(integer)
                : compiler.compile(operand);
    }
}
