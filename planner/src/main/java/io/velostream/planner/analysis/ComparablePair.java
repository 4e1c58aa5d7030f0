package io.velostream.planner.analysis;

import io.velostream.planner.expression.ArithmeticTypes;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.util.Optional;

/// Two values that can be compared with each other.
record ComparablePair(RowExpression left, RowExpression right) {

    /// Brings two values to one type. Numbers meet by value, BIGINT milliseconds meet TIMESTAMP,
    /// and a text meets a time by being read as one.
    static ComparablePair of(RowExpression left, RowExpression right, Node place) {
        return of(left, place, right, place, place);
    }

    /// @param leftPlace where the left value stands
    /// @param rightPlace where the right value stands
    /// @param place of the comparison
    static ComparablePair of(
            RowExpression left, Node leftPlace, RowExpression right, Node rightPlace, Node place) {
        if (left.type() instanceof Decimal && right.type() instanceof Decimal) {
            return new ComparablePair(left, right);
        }
        SqlType type = typeOf(left, right).orElseThrow(() -> mismatch(left, right, place));
        return new ComparablePair(read(left, type, leftPlace), read(right, type, rightPlace));
    }

    /// Beside a decimal an integer needs only to become one: decimals of any digits compare.
    private static SqlType exactType(RowExpression value, SqlType common) {
        if (!(common instanceof Decimal) || value instanceof Literal) {
            return common;
        }
        return value.type().isNumeric() ? ArithmeticTypes.decimalOf(value.type()) : common;
    }

    private static Optional<SqlType> typeOf(RowExpression left, RowExpression right) {
        SqlType a = left.type();
        SqlType b = right.type();
        if (a == Basic.NULL && b == Basic.NULL) {
            return Optional.of(Basic.BOOLEAN);
        }
        if (isMillis(a, b) || isMillis(b, a)) {
            return Optional.of(Basic.TIMESTAMP);
        }
        if (a == Basic.STRING && isTime(b)) {
            return Optional.of(b);
        }
        return b == Basic.STRING && isTime(a) ? Optional.of(a) : Coercions.common(left, right);
    }

    private static boolean isMillis(SqlType number, SqlType time) {
        return number.isInteger() && (time == Basic.TIMESTAMP || time == Basic.DATE);
    }

    private static boolean isTime(SqlType type) {
        return type == Basic.TIMESTAMP || type == Basic.DATE || type == Basic.TIME;
    }

    private static RowExpression read(RowExpression value, SqlType type, Node place) {
        RowExpression result = Coercions.coerce(value, exactType(value, type));
        if (value instanceof Literal(Optional<Object> text, _)
                && Coercions.isTextConstant(value)
                && !(result instanceof Literal)) {
            throw Constants.unreadable(place, String.valueOf(text.orElseThrow()), type);
        }
        return result;
    }

    private static RuntimeException mismatch(RowExpression left, RowExpression right, Node place) {
        String message = "%s cannot be compared with %s".formatted(left.type(), right.type());
        boolean text = left.type() == Basic.STRING || right.type() == Basic.STRING;
        return text
                ? Faults.at(place, "TYPE_MISMATCH", message, "cast one of them: CAST(… AS …)")
                : Faults.at(place, "TYPE_MISMATCH", message);
    }
}
