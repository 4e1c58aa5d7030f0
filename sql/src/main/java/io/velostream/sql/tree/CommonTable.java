package io.velostream.sql.tree;

import java.util.List;

/// `name [(columns)] AS (query)` of a `WITH` before a query.
public record CommonTable(Identifier name, List<Identifier> columns, Query query, Position position)
        implements Node {
    public CommonTable {
        columns = List.copyOf(columns);
    }
}
