package io.velostream.planner.expression;

import static io.velostream.planner.expression.RowExpression.ArithmeticOperator.ADD;
import static io.velostream.planner.expression.RowExpression.ArithmeticOperator.DIVIDE;
import static io.velostream.planner.expression.RowExpression.ArithmeticOperator.MULTIPLY;
import static io.velostream.planner.expression.RowExpression.ArithmeticOperator.SUBTRACT;
import static io.velostream.types.SqlType.Basic.BIGINT;
import static io.velostream.types.SqlType.Basic.DATE;
import static io.velostream.types.SqlType.Basic.DOUBLE;
import static io.velostream.types.SqlType.Basic.INTERVAL;
import static io.velostream.types.SqlType.Basic.INTERVAL_MONTH;
import static io.velostream.types.SqlType.Basic.NULL;
import static io.velostream.types.SqlType.Basic.TIME;
import static io.velostream.types.SqlType.Basic.TIMESTAMP;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import java.util.List;
import java.util.Optional;

/// What `left op right` means for two types: the one table that the analyzer and the kernels share.
public final class ArithmeticTypes {
    /// The least number of fraction digits that a quotient of decimals keeps, and that a product
    /// keeps whose full scale does not fit.
    private static final int MIN_CUT_SCALE = 6;

    /// Everything in which a time or an interval takes part. Sums are listed once and hold both
    /// ways. A bare NULL takes the type of the first row that fits its partner. A BIGINT beside an
    /// interval is a moment in milliseconds, beside a date a number of days.
    private static final List<Rule> TIME_RULES =
            List.of(
                    new Rule(TIMESTAMP, ADD, INTERVAL, as(TIMESTAMP, INTERVAL, TIMESTAMP)),
                    new Rule(
                            TIMESTAMP,
                            ADD,
                            INTERVAL_MONTH,
                            as(TIMESTAMP, INTERVAL_MONTH, TIMESTAMP)),
                    new Rule(DATE, ADD, INTERVAL, as(TIMESTAMP, INTERVAL, TIMESTAMP)),
                    new Rule(DATE, ADD, INTERVAL_MONTH, as(TIMESTAMP, INTERVAL_MONTH, TIMESTAMP)),
                    new Rule(DATE, ADD, BIGINT, as(DATE, BIGINT, DATE)),
                    new Rule(DATE, ADD, TIME, as(TIMESTAMP, INTERVAL, TIMESTAMP)),
                    new Rule(TIME, ADD, INTERVAL, as(TIME, INTERVAL, TIME)),
                    new Rule(INTERVAL, ADD, INTERVAL, as(INTERVAL, INTERVAL, INTERVAL)),
                    new Rule(
                            INTERVAL_MONTH,
                            ADD,
                            INTERVAL_MONTH,
                            as(INTERVAL_MONTH, INTERVAL_MONTH, INTERVAL_MONTH)),
                    new Rule(BIGINT, ADD, INTERVAL, as(BIGINT, INTERVAL, BIGINT)),
                    new Rule(BIGINT, ADD, INTERVAL_MONTH, as(BIGINT, INTERVAL_MONTH, BIGINT)),
                    new Rule(TIMESTAMP, SUBTRACT, INTERVAL, as(TIMESTAMP, INTERVAL, TIMESTAMP)),
                    new Rule(
                            TIMESTAMP,
                            SUBTRACT,
                            INTERVAL_MONTH,
                            as(TIMESTAMP, INTERVAL_MONTH, TIMESTAMP)),
                    new Rule(TIMESTAMP, SUBTRACT, TIMESTAMP, as(TIMESTAMP, TIMESTAMP, INTERVAL)),
                    new Rule(TIMESTAMP, SUBTRACT, DATE, as(TIMESTAMP, TIMESTAMP, INTERVAL)),
                    new Rule(DATE, SUBTRACT, INTERVAL, as(TIMESTAMP, INTERVAL, TIMESTAMP)),
                    new Rule(
                            DATE,
                            SUBTRACT,
                            INTERVAL_MONTH,
                            as(TIMESTAMP, INTERVAL_MONTH, TIMESTAMP)),
                    new Rule(DATE, SUBTRACT, DATE, as(DATE, DATE, BIGINT)),
                    new Rule(DATE, SUBTRACT, TIMESTAMP, as(TIMESTAMP, TIMESTAMP, INTERVAL)),
                    new Rule(DATE, SUBTRACT, BIGINT, as(DATE, BIGINT, DATE)),
                    new Rule(TIME, SUBTRACT, INTERVAL, as(TIME, INTERVAL, TIME)),
                    new Rule(TIME, SUBTRACT, TIME, as(TIME, TIME, INTERVAL)),
                    new Rule(INTERVAL, SUBTRACT, INTERVAL, as(INTERVAL, INTERVAL, INTERVAL)),
                    new Rule(
                            INTERVAL_MONTH,
                            SUBTRACT,
                            INTERVAL_MONTH,
                            as(INTERVAL_MONTH, INTERVAL_MONTH, INTERVAL_MONTH)),
                    new Rule(BIGINT, SUBTRACT, INTERVAL, as(BIGINT, INTERVAL, BIGINT)),
                    new Rule(BIGINT, SUBTRACT, INTERVAL_MONTH, as(BIGINT, INTERVAL_MONTH, BIGINT)),
                    new Rule(INTERVAL, MULTIPLY, BIGINT, as(INTERVAL, BIGINT, INTERVAL)),
                    new Rule(INTERVAL, MULTIPLY, DOUBLE, as(INTERVAL, DOUBLE, INTERVAL)),
                    new Rule(
                            INTERVAL_MONTH,
                            MULTIPLY,
                            BIGINT,
                            as(INTERVAL_MONTH, BIGINT, INTERVAL_MONTH)),
                    new Rule(INTERVAL, DIVIDE, BIGINT, as(INTERVAL, BIGINT, INTERVAL)),
                    new Rule(INTERVAL, DIVIDE, DOUBLE, as(INTERVAL, DOUBLE, INTERVAL)));

    private ArithmeticTypes() {}

    /// How to compute an operation.
    ///
    /// @param left what the left operand must be cast to (maybe the type it has)
    /// @param right what the right operand must be cast to
    /// @param result the type of [RowExpression.Arithmetic]
    public record Resolution(SqlType left, SqlType right, SqlType result) {
        private Resolution swapped() {
            return new Resolution(right, left, result);
        }
    }

    private record Rule(
            SqlType left, ArithmeticOperator operator, SqlType right, Resolution resolution) {}

    private static Resolution as(SqlType left, SqlType right, SqlType result) {
        return new Resolution(left, right, result);
    }

    /// What the operation means for operands of these types; empty if nothing.
    public static Optional<Resolution> resolve(
            ArithmeticOperator operator, SqlType left, SqlType right) {
        if (isNumber(left) && isNumber(right)) {
            return Optional.of(numbers(operator, left, right));
        }
        Optional<Resolution> found = times(operator, widened(left), widened(right));
        if (found.isEmpty() && (operator == ADD || operator == MULTIPLY)) {
            found = times(operator, widened(right), widened(left)).map(Resolution::swapped);
        }
        return found;
    }

    private static Optional<Resolution> times(
            ArithmeticOperator operator, SqlType left, SqlType right) {
        return TIME_RULES.stream()
                .filter(rule -> rule.operator() == operator)
                .filter(rule -> left == NULL || left.equals(rule.left()))
                .filter(rule -> right == NULL || right.equals(rule.right()))
                .findFirst()
                .map(Rule::resolution);
    }

    /// A number as a time knows it: BIGINT or DOUBLE.
    private static SqlType widened(SqlType type) {
        if (type.isInteger()) {
            return BIGINT;
        }
        return type instanceof Decimal ? DOUBLE : type;
    }

    private static boolean isNumber(SqlType type) {
        return type.isNumeric() || type == NULL;
    }

    private static Resolution numbers(ArithmeticOperator operator, SqlType left, SqlType right) {
        SqlType a = left == NULL ? right : left;
        SqlType b = right == NULL ? left : right;
        if (a == NULL) {
            a = BIGINT;
            b = BIGINT;
        }
        if (a == DOUBLE || b == DOUBLE) {
            return switch (operator) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> as(DOUBLE, DOUBLE, DOUBLE);
                case DIV -> as(DOUBLE, DOUBLE, BIGINT);
            };
        }
        if (a.isInteger() && b.isInteger()) {
            return switch (operator) {
                case ADD, SUBTRACT, MULTIPLY, DIV, MODULO -> as(BIGINT, BIGINT, BIGINT);
                case DIVIDE -> as(DOUBLE, DOUBLE, DOUBLE);
            };
        }
        Decimal x = decimalOf(a);
        Decimal y = decimalOf(b);
        return switch (operator) {
            case ADD, SUBTRACT -> as(x, y, sum(x, y));
            case MULTIPLY -> as(x, y, product(x, y));
            case DIVIDE -> as(x, y, quotient(x, y));
            case MODULO -> as(x, y, remainder(x, y));
            case DIV -> as(x, y, BIGINT);
        };
    }

    /// The least decimal type that holds every value of an exact number type.
    public static Decimal decimalOf(SqlType exact) {
        if (exact instanceof Decimal decimal) {
            return decimal;
        }
        if (!exact.isInteger()) {
            throw new IllegalArgumentException(exact + " is not an exact number");
        }
        return new Decimal(exact == BIGINT ? 19 : 10, 0);
    }

    private static Decimal sum(Decimal x, Decimal y) {
        int scale = Math.max(x.scale(), y.scale());
        int integer = Math.max(integerDigits(x), integerDigits(y)) + 1;
        return new Decimal(Math.min(SqlType.MAX_PRECISION, integer + scale), scale);
    }

    private static Decimal remainder(Decimal x, Decimal y) {
        int scale = Math.max(x.scale(), y.scale());
        int integer = Math.min(integerDigits(x), integerDigits(y));
        return new Decimal(Math.clamp(integer + scale, 1, SqlType.MAX_PRECISION), scale);
    }

    /// Exact as long as the scales together fit: only the integer part then has less room than it
    /// might need, and overflow is a row error.
    private static Decimal product(Decimal x, Decimal y) {
        int scale = x.scale() + y.scale();
        int integer = integerDigits(x) + integerDigits(y);
        return scale <= SqlType.MAX_PRECISION
                ? new Decimal(Math.min(SqlType.MAX_PRECISION, integer + scale), scale)
                : cut(integer, scale);
    }

    private static Decimal quotient(Decimal x, Decimal y) {
        int scale = Math.max(MIN_CUT_SCALE, x.scale() + y.precision() + 1);
        return cut(integerDigits(x) + y.scale(), scale);
    }

    /// Gives up fraction digits, down to six, so that the integer part fits.
    private static Decimal cut(int integer, int scale) {
        if (integer + scale <= SqlType.MAX_PRECISION) {
            return new Decimal(integer + scale, scale);
        }
        return new Decimal(
                SqlType.MAX_PRECISION, Math.max(MIN_CUT_SCALE, SqlType.MAX_PRECISION - integer));
    }

    private static int integerDigits(Decimal type) {
        return type.precision() - type.scale();
    }
}
