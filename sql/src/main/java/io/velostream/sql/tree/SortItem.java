package io.velostream.sql.tree;

/// One item of an `ORDER BY`.
public record SortItem(
        Expression expression, boolean descending, NullOrder nulls, Position position)
        implements Node {
    /// Where NULLs go; by default last when ascending and first when descending, as in PostgreSQL.
    public enum NullOrder {
        DEFAULT,
        FIRST,
        LAST
    }
}
