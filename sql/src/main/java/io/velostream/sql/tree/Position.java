package io.velostream.sql.tree;

import io.velostream.types.Diagnostic;

/// Where a node stands in the text: `line` and `column` count from 1, `length` is in characters,
/// from the node's first to its last.
///
/// **All positions are equal.** Nodes are records, so this one rule makes their `equals` and
/// `hashCode` compare what is said and not where: `GROUP BY` expressions can be found among the
/// select items with `equals` or in a `HashMap`. To compare places, compare [#place].
public record Position(int line, int column, int length) {
    /// For nodes that no text stands behind.
    public static final Position NONE = new Position(1, 1, 0);

    public Diagnostic.Place place() {
        return new Diagnostic.Place(line, column, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
