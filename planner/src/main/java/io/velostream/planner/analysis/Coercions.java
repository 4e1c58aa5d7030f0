package io.velostream.planner.analysis;

import io.velostream.planner.expression.ArithmeticTypes;
import io.velostream.planner.expression.CastTypes;
import io.velostream.planner.expression.ConstantCasts;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.util.Optional;

/// Casts that nobody wrote: which types meet where, and how a value gets there.
final class Coercions {
    private Coercions() {}

    /// The expression as a value of `type`; constants are converted at once. Only for types that
    /// [CastTypes] allows.
    static RowExpression coerce(RowExpression expression, SqlType type) {
        if (expression.type().equals(type)) {
            return expression;
        }
        if (expression instanceof Literal literal) {
            Optional<Literal> constant = ConstantCasts.cast(literal, type);
            if (constant.isPresent()) {
                return constant.get();
            }
        }
        return new Cast(expression, type, false);
    }

    /// The type that values of both can be shown as in one column: of CASE, COALESCE, IN, UNION.
    static Optional<SqlType> common(SqlType a, SqlType b) {
        if (a.equals(b) || b == Basic.NULL) {
            return Optional.of(a);
        }
        if (a == Basic.NULL) {
            return Optional.of(b);
        }
        if (a.isNumeric() && b.isNumeric()) {
            return Optional.of(commonNumber(a, b));
        }
        if (isMoment(a) && isMoment(b)) {
            return Optional.of(Basic.TIMESTAMP);
        }
        return Optional.empty();
    }

    private static boolean isMoment(SqlType type) {
        return type == Basic.DATE || type == Basic.TIMESTAMP;
    }

    private static SqlType commonNumber(SqlType a, SqlType b) {
        if (a == Basic.DOUBLE || b == Basic.DOUBLE) {
            return Basic.DOUBLE;
        }
        if (a.isInteger() && b.isInteger()) {
            return Basic.BIGINT;
        }
        Decimal x = ArithmeticTypes.decimalOf(a);
        Decimal y = ArithmeticTypes.decimalOf(b);
        int scale = Math.max(x.scale(), y.scale());
        int integer = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
        return new Decimal(Math.min(SqlType.MAX_PRECISION, integer + scale), scale);
    }

    /// As [#common], for values of which some are constants: an integer constant takes no more
    /// digits than it has, and a text constant becomes what stands beside it.
    static Optional<SqlType> common(RowExpression a, RowExpression b) {
        Optional<SqlType> tight = common(tightType(a, b.type()), tightType(b, a.type()));
        if (tight.isPresent()) {
            return tight;
        }
        return readAs(a, b.type()).or(() -> readAs(b, a.type()));
    }

    private static Optional<SqlType> readAs(RowExpression text, SqlType type) {
        return isTextConstant(text) && type != Basic.STRING
                ? ConstantCasts.cast((Literal) text, type).map(Literal::type)
                : Optional.empty();
    }

    /// The type of an integer constant as what stands beside it wants it: DECIMAL(2, 0) for the 10
    /// in `price > 10`, not DECIMAL(19, 0), and INT beside an INT.
    static SqlType tightType(RowExpression expression, SqlType beside) {
        if (!(expression instanceof Literal literal)
                || literal.value().isEmpty()
                || !literal.type().isInteger()) {
            return expression.type();
        }
        if (beside == Basic.INT) {
            return ConstantCasts.cast(literal, Basic.INT).map(Literal::type).orElse(literal.type());
        }
        return beside instanceof Decimal
                ? Literals.decimal(Literals.exactValue(literal.value().get(), literal.type()))
                        .map(Literal::type)
                        .orElse(literal.type())
                : literal.type();
    }

    static boolean isTextConstant(RowExpression expression) {
        return expression instanceof Literal && expression.type() == Basic.STRING;
    }

    /// Whether a value may be stored in a column of `to` without a CAST being written: as wide as
    /// SQL's assignment rules, and BIGINT milliseconds as TIMESTAMP.
    static boolean isAssignable(SqlType from, SqlType to) {
        if (from.equals(to) || from == Basic.NULL) {
            return true;
        }
        boolean bothNumbers = from.isNumeric() && to.isNumeric();
        boolean bothMoments = isMoment(from) && isMoment(to);
        boolean millis = from.isInteger() && to == Basic.TIMESTAMP;
        boolean timeAsMillis = from == Basic.TIMESTAMP && to == Basic.BIGINT;
        boolean text = to == Basic.STRING || from == Basic.STRING;
        return (bothNumbers || bothMoments || millis || timeAsMillis || text || isNested(from, to))
                && CastTypes.canCast(from, to);
    }

    private static boolean isNested(SqlType from, SqlType to) {
        return !(from instanceof Basic) && from.getClass() == to.getClass();
    }
}
