package io.velostream.sql.tree;

import java.util.Optional;

/// One column of a `CREATE`.
///
/// @param type absent for a computed column, and where only the names of a query are given
/// @param key `PRIMARY KEY`, or `KEY` of a ksqlDB stream
public record ColumnDefinition(
        Identifier name,
        Optional<TypeName> type,
        Origin origin,
        boolean notNull,
        boolean key,
        Optional<String> comment,
        Position position)
        implements Node {
    /// Where the column's value comes from.
    public sealed interface Origin {
        /// From the row's data.
        record Data() implements Origin {}

        /// `name AS expression`.
        record Computed(Expression expression) implements Origin {}

        /// `METADATA [FROM 'key'] [VIRTUAL]`.
        ///
        /// @param virtual read only: not written by a sink
        record Metadata(Optional<String> key, boolean virtual) implements Origin {}

        /// `HEADER('key')`; without a key (`HEADERS`) all of them.
        record Header(Optional<String> key) implements Origin {}
    }
}
