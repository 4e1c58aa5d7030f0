package io.velostream.functions;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// One call of a scalar function in one task's expression. It may hold buffers and results that it
/// remembers; one thread uses it.
public interface ScalarKernel {
    /// Computes the rows `rows[0..count)` and writes each result at its row number.
    ///
    /// @param arguments columns of the resolved parameter types; a constant argument has its value
    ///   in every row
    /// @param out cleared, of the resolved result type, with room for every row number
    /// @param errors told of rows that fail; their result is null
    void evaluate(Column[] arguments, int[] rows, int count, Column out, RowErrors errors);
}
