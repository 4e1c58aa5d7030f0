package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// Computes one expression over a batch. Belongs to one task; reuses its result column.
public interface Evaluator {
    /// The values for the rows `rows[0..count)` of `batch`, each at its row's number; other rows of
    /// the result are unspecified. Nothing is computed for other rows, so their errors do not
    /// happen.
    ///
    /// @param errors told of rows that fail; their value is null
    /// @return the result, valid until the next call or until the batch is given back; maybe a
    ///   column of the batch itself; never to be written by the caller
    Column evaluate(Batch batch, int[] rows, int count, RowErrors errors);
}
