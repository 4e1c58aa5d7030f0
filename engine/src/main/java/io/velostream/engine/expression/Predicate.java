package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.RowErrors;

/// A condition over a batch. Belongs to one task.
public interface Predicate {
    /// Writes to `kept` those of `rows[0..count)` for which the condition is true (not false, not
    /// null), in order, and returns how many. `kept` may be `rows` itself only if that array is the
    /// caller's own.
    int select(Batch batch, int[] rows, int count, int[] kept, RowErrors errors);
}
