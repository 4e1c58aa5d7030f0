package io.velostream.sql.tree;

import java.util.List;
import java.util.Optional;

/// One item of a select list.
public sealed interface SelectItem extends Node {
    /// `expression [AS alias] [PRIMARY KEY]`.
    ///
    /// @param primaryKey a part of the result's key, in the order of the items
    record Value(
            Expression expression,
            Optional<Identifier> alias,
            boolean primaryKey,
            Position position)
            implements SelectItem {}

    /// `*`, `t.*`, `* EXCEPT (a, b)`.
    record Star(Optional<QualifiedName> qualifier, List<Identifier> except, Position position)
            implements SelectItem {
        public Star {
            except = List.copyOf(except);
        }
    }
}
