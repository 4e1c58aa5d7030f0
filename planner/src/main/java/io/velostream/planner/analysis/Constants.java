package io.velostream.planner.analysis;

import io.velostream.planner.expression.ConstantCasts;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.BooleanLiteral;
import io.velostream.sql.tree.Expression.DateTimeLiteral;
import io.velostream.sql.tree.Expression.DecimalLiteral;
import io.velostream.sql.tree.Expression.DoubleLiteral;
import io.velostream.sql.tree.Expression.IntegerLiteral;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Expression.NullLiteral;
import io.velostream.sql.tree.Expression.StringLiteral;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.UserException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/// What a literal of the text is worth.
final class Constants {
    private Constants() {}

    static RowExpression.Literal of(Expression.Literal literal) {
        return switch (literal) {
            case NullLiteral _ -> Literals.nullOf(Basic.NULL);
            case BooleanLiteral(boolean value, _) -> Literals.bool(value);
            case StringLiteral(String value, _) -> Literals.string(value);
            case IntegerLiteral(BigInteger value, _) -> integer(value, literal);
            case DecimalLiteral(BigDecimal value, _) -> decimal(value, literal);
            case DoubleLiteral(double value, _) -> Literals.ofDouble(value);
            case DateTimeLiteral time -> time(time);
            case IntervalLiteral interval -> interval(interval);
        };
    }

    static RowExpression.Literal integer(BigInteger value, Node node) {
        return value.bitLength() < Long.SIZE
                ? Literals.bigint(value.longValue())
                : decimal(new BigDecimal(value), node);
    }

    static RowExpression.Literal decimal(BigDecimal value, Node node) {
        return Literals.decimal(value)
                .orElseThrow(() ->
                        Faults.at(
                                node,
                                "LITERAL_INVALID",
                                "number has more than " + SqlType.MAX_PRECISION + " digits",
                                "write it with an exponent, such as 1e40, for a DOUBLE"));
    }

    private static RowExpression.Literal interval(IntervalLiteral literal) {
        return literal.months() != 0
                ? Literals.ofLong(literal.months(), Basic.INTERVAL_MONTH)
                : Literals.ofLong(literal.micros(), Basic.INTERVAL);
    }

    private static RowExpression.Literal time(DateTimeLiteral literal) {
        Basic type =
                switch (literal.kind()) {
                    case DATE -> Basic.DATE;
                    case TIME -> Basic.TIME;
                    case TIMESTAMP -> Basic.TIMESTAMP;
                };
        return ConstantCasts.cast(Literals.string(literal.text()), type)
                .orElseThrow(() -> unreadable(literal, literal.text(), type));
    }

    /// The fault of a text constant that is not a value of `type`.
    static UserException unreadable(Node node, String text, SqlType type) {
        String message = "'" + text + "' is not a " + type.toString().toLowerCase(Locale.ROOT);
        return switch (type) {
            case Basic.DATE ->
                    Faults.at(node, "LITERAL_INVALID", message, "write it as '2024-01-31'");
            case Basic.TIME ->
                    Faults.at(node, "LITERAL_INVALID", message, "write it as '10:30:00'");
            case Basic.TIMESTAMP ->
                    Faults.at(
                            node,
                            "LITERAL_INVALID",
                            message,
                            "write it as '2024-01-31 10:30:00.250'");
            case SqlType _ -> Faults.at(node, "LITERAL_INVALID", message);
        };
    }
}
