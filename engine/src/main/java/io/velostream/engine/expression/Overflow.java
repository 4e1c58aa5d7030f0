package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// The row error of a result that does not fit its type.
final class Overflow {
    private static final String REASON = "NUMERIC_OVERFLOW";

    private Overflow() {}

    static void report(
            Column out,
            int row,
            ArithmeticOperator operator,
            Object left,
            Object right,
            RowErrors errors) {
        report(out, row, left + " " + operator.symbol() + " " + right, errors);
    }

    /// @param operation what was computed, with its values
    static void report(Column out, int row, String operation, RowErrors errors) {
        out.setNull(row);
        errors.add(row, REASON, operation + " is out of range for " + out.type());
    }
}
