package io.velostream.sql.tree;

import java.util.List;
import java.util.Optional;

/// What stands behind `OVER`: a name from the `WINDOW w AS (…)` clause, or all of it.
public sealed interface Over extends Node {
    /// `OVER w`.
    record Named(Identifier name, Position position) implements Over {}

    /// `OVER (…)`, also the right side of `WINDOW w AS (…)`.
    ///
    /// @param base a window this one continues, as in `OVER (w ORDER BY x)`
    /// @param buffer Velostream's `ROWS WINDOW BUFFER n ROWS`
    record Window(
            Optional<Identifier> base,
            Optional<RowsBuffer> buffer,
            List<Expression> partitionBy,
            List<SortItem> orderBy,
            Optional<Frame> frame,
            Position position)
            implements Over {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }
    }

    /// The last `rows` rows of a partition.
    record RowsBuffer(long rows, BufferEmit emit, Expiry expiry) {}

    /// When a [RowsBuffer] emits.
    enum BufferEmit {
        DEFAULT,
        EVERY_RECORD,
        ON_BUFFER_FULL
    }

    /// When an idle partition of a [RowsBuffer] is forgotten.
    sealed interface Expiry {
        /// Not said.
        record Default() implements Expiry {}

        /// `EXPIRE AFTER NEVER`.
        record Never() implements Expiry {}

        /// `EXPIRE AFTER … INACTIVITY`.
        record After(Expression.IntervalLiteral inactivity) implements Expiry {}
    }
}
