package io.velostream.planner.catalog;

import io.velostream.connect.Options.Value;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.Traits;
import io.velostream.sql.tree.Statement.ObjectKind;
import io.velostream.types.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Something that has a name and rows.
public sealed interface CatalogObject {
    /// As it was written when it was made.
    String name();

    ObjectKind kind();

    /// For messages, such as `stream "trades"`.
    default String description() {
        return kind().name().toLowerCase(Locale.ROOT) + " \"" + name() + "\"";
    }

    /// A place outside that is read or written.
    record External(ExternalTable table) implements CatalogObject {
        @Override
        public String name() {
            return table.name();
        }

        @Override
        public ObjectKind kind() {
            return table.kind();
        }
    }

    /// Made by a query of the application and read inside the process.
    ///
    /// @param number by which its plan is found
    /// @param key names of the columns that are its key
    /// @param path where it is also written, if the statement that makes it says so
    record Made(
            String name,
            ObjectKind kind,
            int number,
            Schema schema,
            Traits traits,
            List<String> key,
            Optional<String> path)
            implements CatalogObject {
        public Made {
            key = List.copyOf(key);
        }

        /// Whether options name the place where it is written, or none: then reading that place is
        /// reading this.
        boolean isWrittenTo(Map<String, Value> options) {
            Value named = options.get("path");
            return named == null || Optional.of(named.text()).equals(path);
        }

        /// Its rows, for another query.
        public LogicalPlan read() {
            return new LogicalPlan.StreamRead(number, name, schema, traits);
        }
    }

    /// A query with a name, which runs wherever it is read.
    record View(String name, LogicalPlan plan) implements CatalogObject {
        @Override
        public ObjectKind kind() {
            return ObjectKind.VIEW;
        }
    }
}
