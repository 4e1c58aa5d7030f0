package io.velostream.planner.catalog;

import io.velostream.connect.Options.Value;
import io.velostream.connect.TableDefinition;
import io.velostream.planner.PlannerSettings;
import io.velostream.planner.analysis.Faults;
import io.velostream.sql.tree.ColumnDefinition;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.Statement;
import io.velostream.sql.tree.Statement.ObjectKind;
import io.velostream.types.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes external tables out of statements.
public final class ExternalTables {
    private ExternalTables() {}

    /// The place that a query's statement names to write to.
    public static ExternalTable sink(
            QualifiedName name, Map<String, Value> options, PlannerSettings settings) {
        TableSettings table =
                Faults.placed(name, () -> TableSettings.of(options, "sink \"" + name + "\""));
        return new ExternalTable(
                ObjectKind.SINK,
                new TableDefinition(
                        name.toString(),
                        Optional.empty(),
                        List.of(),
                        table.rest(),
                        settings.directory()),
                table,
                List.of(),
                Optional.empty(),
                name,
                settings.functions(),
                Optional.empty());
    }

    /// A declared table.
    ///
    /// @param schema the columns that are not computed; empty if they shall be found
    /// @param key names of the key's columns
    public static ExternalTable declared(
            Statement.Create create,
            Optional<Schema> schema,
            List<ColumnDefinition> computed,
            List<String> key,
            PlannerSettings settings) {
        String name = create.name().toString();
        String description = create.kind().name().toLowerCase(Locale.ROOT) + " \"" + name + "\"";
        Map<String, Value> options = Wiring.plain(create.options(), name);
        TableSettings table =
                Faults.placed(create.name(), () -> TableSettings.of(options, description));
        return new ExternalTable(
                create.kind(),
                new TableDefinition(name, schema, key, table.rest(), settings.directory()),
                table,
                computed,
                create.watermarks().stream().findFirst(),
                create.name(),
                settings.functions(),
                Optional.empty());
    }
}
