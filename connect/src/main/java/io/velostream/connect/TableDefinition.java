package io.velostream.connect;

import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
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

    /// The key's columns among those of `schema`.
    ///
    /// @throws UserException `COLUMN_NOT_FOUND`
    public List<Integer> keyColumns(Schema schema) {
        return primaryKey.stream().map(column -> keyColumn(schema, column)).toList();
    }

    private int keyColumn(Schema schema, String column) {
        int index = schema.indexOf(column);
        if (index < 0) {
            throw new UserException(
                    Diagnostic.of(
                                    "COLUMN_NOT_FOUND",
                                    "key column \""
                                            + column
                                            + "\" of \""
                                            + name
                                            + "\" does not exist")
                            .withHint("the columns are: " + schema));
        }
        return index;
    }
}
