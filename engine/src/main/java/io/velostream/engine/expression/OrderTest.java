package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.ComparisonOperator;

/// One of the six comparisons as one of three and perhaps its opposite.
///
/// That is sound because the values of every type are totally ordered: as in PostgreSQL, NaN equals
/// itself and is greater than every other number. It halves the number of loops.
record OrderTest(Kind kind, boolean negated) {
    enum Kind {
        LESS,
        LESS_OR_EQUAL,
        EQUAL
    }

    static OrderTest of(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> new OrderTest(Kind.EQUAL, false);
            case NOT_EQUAL -> new OrderTest(Kind.EQUAL, true);
            case LESS -> new OrderTest(Kind.LESS, false);
            case LESS_OR_EQUAL -> new OrderTest(Kind.LESS_OR_EQUAL, false);
            case GREATER -> new OrderTest(Kind.LESS_OR_EQUAL, true);
            case GREATER_OR_EQUAL -> new OrderTest(Kind.LESS, true);
        };
    }

    /// The operator that means the same when the operands change sides.
    static ComparisonOperator mirrored(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> ComparisonOperator.EQUAL;
            case NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
            case LESS -> ComparisonOperator.GREATER;
            case LESS_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
            case GREATER -> ComparisonOperator.LESS;
            case GREATER_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
        };
    }

    /// Whether operands in this order (negative, 0, positive, as of a comparator) pass.
    boolean passes(int order) {
        return switch (kind) {
            case LESS -> order < 0 != negated;
            case LESS_OR_EQUAL -> order <= 0 != negated;
            case EQUAL -> order == 0 != negated;
        };
    }
}
