package io.velostream.sql.tree;

import java.util.List;

/// One item of a `GROUP BY`.
public sealed interface Grouping extends Node {
    /// An expression, an alias or a position.
    record Key(Expression expression, Position position) implements Grouping {}

    /// `GROUPING SETS ((a, b), ())`, `ROLLUP (a, b)`, `CUBE (a, b)`.
    record Sets(Kind kind, List<List<Expression>> sets, Position position) implements Grouping {
        public Sets {
            sets = sets.stream().map(List::copyOf).toList();
        }
    }

    /// Which sets are meant.
    enum Kind {
        GROUPING_SETS,
        ROLLUP,
        CUBE
    }
}
