package io.velostream.connect;

import io.velostream.types.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a statement says of a table that lives outside.
///
/// @param name the table's name in SQL
/// @param declared its columns, if the statement lists them
/// @param primaryKey names of the key columns, empty if there is no key
/// @param options the `WITH` clause, without what belongs to the planner
/// @param directory relative paths start here
public record TableDefinition(
        String name,
        Optional<Schema> declared,
        List<String> primaryKey,
        Options options,
        Path directory) {
    public TableDefinition {
        primaryKey = List.copyOf(primaryKey);
    }
}
