package io.velostream.planner.statement;

import io.velostream.planner.analysis.Faults;
import io.velostream.planner.analysis.TypeNames;
import io.velostream.sql.tree.ColumnDefinition;
import io.velostream.sql.tree.ColumnDefinition.Origin;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The columns of a CREATE without a query.
///
/// NOT NULL and the lengths of texts are promises of whoever declares them, as PRIMARY KEY is: they
/// are not checked row by row.
///
/// @param schema the columns that come from outside; empty if none is listed, so that they are
///   found
/// @param computed those that the planner computes
/// @param key names of the key's columns
record DeclaredColumns(Optional<Schema> schema, List<ColumnDefinition> computed, List<String> key) {

    static DeclaredColumns of(Statement.Create create) {
        List<SqlType.Field> fields = new ArrayList<>();
        List<ColumnDefinition> computed = new ArrayList<>();
        Set<Identifier> names = new HashSet<>();
        for (ColumnDefinition column : create.columns()) {
            if (!names.add(column.name())) {
                throw Faults.at(
                        column.name(),
                        "COLUMN_DUPLICATE",
                        "column \"" + column.name() + "\" is declared twice");
            }
            switch (column.origin()) {
                case Origin.Data() -> fields.add(field(column));
                case Origin.Computed _ -> computed.add(column);
                case Origin.Metadata _ -> throw notYet(column, "a METADATA column");
                case Origin.Header _ -> throw notYet(column, "a HEADER column");
            }
        }
        Optional<Schema> schema =
                fields.isEmpty() ? Optional.empty() : Optional.of(new Schema(fields));
        return new DeclaredColumns(schema, computed, key(create, schema));
    }

    private static RuntimeException notYet(Node node, String what) {
        return Faults.notSupportedYet(node, what);
    }

    private static SqlType.Field field(ColumnDefinition column) {
        SqlType type =
                TypeNames.resolve(
                        column.type()
                                .orElseThrow(() ->
                                        Faults.at(
                                                column,
                                                "TYPE_MISSING",
                                                "column \"" + column.name() + "\" has no type",
                                                "write it behind the name, such as "
                                                        + column.name()
                                                        + " STRING")));
        return new SqlType.Field(column.name().name(), type);
    }

    /// The key's columns, marked one by one or listed.
    static List<String> key(Statement.Create create, Optional<Schema> schema) {
        List<Identifier> key = new ArrayList<>();
        for (ColumnDefinition column : create.columns()) {
            if (column.key()) {
                key.add(column.name());
            }
        }
        if (!key.isEmpty() && !create.primaryKey().isEmpty()) {
            throw Faults.at(
                    create.primaryKey().getFirst(),
                    "PRIMARY_KEY_DUPLICATE",
                    "the primary key is given twice");
        }
        key.addAll(create.primaryKey());
        for (Identifier column : key) {
            if (schema.isPresent() && schema.get().indexOf(column.name()) < 0) {
                throw Faults.at(
                        column,
                        "COLUMN_NOT_FOUND",
                        "key column \"" + column + "\" does not exist",
                        Suggestions.didYouMean(
                                column.name(),
                                schema.get().fields().stream().map(SqlType.Field::name).toList()));
            }
        }
        return key.stream().map(Identifier::name).toList();
    }
}
