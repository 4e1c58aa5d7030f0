package io.velostream.sql.tree;

/// A part of a statement that an error message may point at.
public sealed interface Node
        permits CommonTable,
                ColumnDefinition,
                Expression,
                Frame,
                Grouping,
                Identifier,
                Over,
                Property,
                QualifiedName,
                QueryBody,
                Relation,
                SelectItem,
                SortItem,
                Statement,
                TypeName,
                WindowSpec {
    Position position();
}
