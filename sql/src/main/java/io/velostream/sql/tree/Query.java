package io.velostream.sql.tree;

import java.util.List;
import java.util.Optional;

/// A query with what applies to it as a whole.
///
/// @param recursive `WITH RECURSIVE`
/// @param limit of `LIMIT` or `FETCH FIRST`
public record Query(
        boolean recursive,
        List<CommonTable> with,
        QueryBody body,
        List<SortItem> orderBy,
        Optional<Expression> limit,
        Optional<Expression> offset,
        Optional<Emit> emit,
        Position position)
        implements QueryBody {
    public Query {
        with = List.copyOf(with);
        orderBy = List.copyOf(orderBy);
    }

    /// `EMIT CHANGES`, `EMIT FINAL`.
    ///
    /// @param every of `EMIT CHANGES EVERY …`: at most one row per key in that time
    public record Emit(Mode mode, Optional<Expression.IntervalLiteral> every) {}

    /// When a result is emitted.
    public enum Mode {
        CHANGES,
        FINAL
    }
}
