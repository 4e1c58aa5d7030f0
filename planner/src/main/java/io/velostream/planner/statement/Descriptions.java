package io.velostream.planner.statement;

import io.velostream.functions.FunctionInfo;
import io.velostream.planner.StatementResult;
import io.velostream.planner.TextTable;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.analysis.Relations;
import io.velostream.planner.catalog.CatalogObject;
import io.velostream.planner.catalog.ExternalTable;
import io.velostream.planner.catalog.Wiring;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.Traits;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.Relation;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// DESCRIBE of what has columns, and of functions.
final class Descriptions {
    private static final List<String> COLUMNS = List.of("column", "type", "note", "from");

    private final StatementPlanner planner;

    Descriptions(StatementPlanner planner) {
        this.planner = planner;
    }

    StatementResult describe(Statement.Describe describe) {
        return switch (describe.relation()) {
            case Relation.Table table -> describe(table);
            case Relation.Location location -> {
                LogicalPlan plan = planner.relations().location(location).plan();
                yield columns(plan, List.of());
            }
            case Relation other ->
                    throw Faults.at(other, "TABLE_NOT_FOUND", "DESCRIBE takes a name or a file");
        };
    }

    private StatementResult describe(Relation.Table table) {
        Optional<CatalogObject> found = planner.catalog().find(table.name());
        List<String> key = found.map(Descriptions::key).orElse(List.of());
        // A place to write need not be there yet, so only its declaration can be told.
        if (found.isPresent()
                && found.get() instanceof CatalogObject.External(ExternalTable external)
                && external.isForWriting()
                && external.definition().declared().isPresent()) {
            return columns(
                    external.definition().declared().get(), key, Optional.empty(), "declared");
        }
        planner.relations().wire(Wiring.NONE);
        Relations.Named named = planner.relations().table(table);
        return columns(named.plan(), key);
    }

    private static List<String> key(CatalogObject object) {
        return switch (object) {
            case CatalogObject.External(ExternalTable table) -> table.definition().primaryKey();
            case CatalogObject.Made made -> made.key();
            case CatalogObject.View _ -> List.of();
        };
    }

    private static StatementResult columns(LogicalPlan plan, List<String> key) {
        Traits traits = Traits.of(plan);
        Optional<Integer> time = traits.timeField().or(traits::timeColumn);
        return switch (plan) {
            case Scan scan ->
                    columns(scan.schema(), key, time, scan.table().source().schemaOrigin());
            case LogicalPlan.Project(Scan scan, _, _) -> {
                StatementResult.Answer all =
                        columns(plan.schema(), key, time, scan.table().source().schemaOrigin());
                yield computedFrom(all, scan.schema().size());
            }
            case LogicalPlan other -> columns(other.schema(), key, time, "the query");
        };
    }

    /// The same with the rows from `first` on said to be computed.
    private static StatementResult computedFrom(StatementResult.Answer all, int first) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < all.table().rows().size(); i++) {
            List<String> row = all.table().rows().get(i);
            rows.add(i < first ? row : List.of(row.get(0), row.get(1), row.get(2), "computed"));
        }
        return new StatementResult.Answer(new TextTable(COLUMNS, rows));
    }

    private static StatementResult.Answer columns(
            Schema schema, List<String> key, Optional<Integer> time, String origin) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            SqlType.Field field = schema.field(i);
            List<String> notes = new ArrayList<>();
            if (key.stream().anyMatch(field.name()::equalsIgnoreCase)) {
                notes.add("key");
            }
            if (time.equals(Optional.of(i))) {
                notes.add("event time");
            }
            rows.add(
                    List.of(
                            field.name(),
                            field.type().toString(),
                            String.join(", ", notes),
                            origin));
        }
        return new StatementResult.Answer(new TextTable(COLUMNS, rows));
    }

    StatementResult function(Statement.DescribeFunction describe) {
        QualifiedName name = describe.name();
        FunctionInfo info =
                planner.settings()
                        .functions()
                        .find(name.toString())
                        .orElseThrow(() ->
                                Faults.at(
                                        name,
                                        "FUNCTION_NOT_FOUND",
                                        "function \"" + name + "\" does not exist",
                                        Suggestions.didYouMean(
                                                name.toString(),
                                                planner.settings().functions().all().stream()
                                                        .map(FunctionInfo::name)
                                                        .toList())));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", info.name()));
        rows.add(List.of("kind", Listings.lower(info.kind())));
        if (!info.aliases().isEmpty()) {
            rows.add(List.of("also", String.join(", ", info.aliases())));
        }
        info.signatures().forEach(signature -> rows.add(List.of("signature", signature)));
        rows.add(List.of("description", info.description()));
        info.examples()
                .forEach(e -> rows.add(List.of("example", e.expression() + " = " + e.result())));
        return new StatementResult.Answer(new TextTable(List.of("what", "value"), rows));
    }
}
