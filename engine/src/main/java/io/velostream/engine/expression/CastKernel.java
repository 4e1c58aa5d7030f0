package io.velostream.engine.expression;

import io.velostream.types.Column;

/// Casts the values of one column, from one type to another. Belongs to one evaluator.
@FunctionalInterface
interface CastKernel {
    /// @param rows none of them null in `from`
    /// @param out has room for them; values go to the same rows
    /// @param failures told of the rows whose value has no counterpart
    void cast(Column from, int[] rows, int count, Column out, CastFailures failures);
}
