package io.velostream.planner.statement;

import io.velostream.connect.Sink;
import io.velostream.planner.StatementResult;
import io.velostream.planner.analysis.AnalyzedQuery;
import io.velostream.planner.analysis.Assignments;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.catalog.CatalogObject;
import io.velostream.planner.catalog.ExternalTable;
import io.velostream.planner.catalog.ExternalTables;
import io.velostream.planner.catalog.Wiring;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// INSERT INTO and SELECT … INTO.
final class InsertStatements {
    private final StatementPlanner planner;

    InsertStatements(StatementPlanner planner) {
        this.planner = planner;
    }

    StatementResult insert(Statement.Insert insert) {
        QualifiedName name = insert.target();
        Wiring wiring =
                Wiring.of(
                        insert.query(),
                        Optional.of(name.toString()),
                        insert.options(),
                        planner.catalog());
        ExternalTable table = target(name, wiring);
        AnalyzedQuery query = planner.analyze(insert.query(), wiring, false);
        int job = add(table, query, insert.columns(), insert.query(), name, wiring);
        return new StatementResult.Runs(job);
    }

    /// Adds a job that writes the rows of a query to a table.
    private int add(
            ExternalTable table,
            AnalyzedQuery query,
            List<Identifier> columns,
            Query place,
            QualifiedName writer,
            Wiring wiring) {
        AnalyzedQuery assigned = assigned(table, query, columns, place);
        table.markWritten(writer);
        Sink sink = SinkKeys.open(table, assigned, writer);
        List<Integer> key = SinkKeys.of(table, assigned);
        planner.draft()
                .inserted(table.name())
                .ifPresent(first ->
                        SinkKeys.checkSame(
                                first.key(), key, sink, assigned, writer.position().place()));
        DraftJob.Rows rows =
                new DraftJob.Rows(
                        assigned.plan(),
                        key,
                        wiring.state().or(table.state()),
                        wiring.batching().or(table::batching),
                        writer.position().place());
        return planner.draft().addInsert(table.name(), sink, rows);
    }

    /// Adds a job that also writes the rows of a stream to another table.
    void into(QualifiedName target, LogicalPlan stream, Query place) {
        ExternalTable table = target(target, Wiring.NONE);
        AnalyzedQuery query = new AnalyzedQuery(stream, List.of());
        add(table, query, List.of(), place, target, Wiring.NONE);
    }

    private ExternalTable target(QualifiedName name, Wiring wiring) {
        Optional<CatalogObject> found = planner.catalog().find(name);
        if (found.isEmpty() && !wiring.sink().isEmpty()) {
            ExternalTable table = ExternalTables.sink(name, wiring.sink(), planner.settings());
            planner.catalog().put(new CatalogObject.External(table));
            return table;
        }
        return switch (planner.catalog().get(name)) {
            case CatalogObject.External(ExternalTable table) -> {
                if (!wiring.sink().isEmpty()) {
                    throw Faults.at(
                            name,
                            "OPTION_CONFLICT",
                            "\"" + name + "\" is declared already and takes no options here");
                }
                yield table;
            }
            case CatalogObject.Made made ->
                    throw Faults.notSupportedYet(
                            name,
                            "an INSERT into " + made.description() + ", which a query makes,");
            case CatalogObject.View view ->
                    throw Faults.at(
                            name, "WRONG_KIND", view.description() + " cannot be written to");
        };
    }

    /// The query's columns as those of the table: by position, cast as an assignment.
    private AnalyzedQuery assigned(
            ExternalTable table, AnalyzedQuery query, List<Identifier> columns, Query place) {
        // Where nothing is declared, the first insert says what the columns are.
        Optional<Schema> declared = table.definition().declared().or(() -> inserted(table.name()));
        if (declared.isEmpty()) {
            if (!columns.isEmpty()) {
                throw Faults.at(
                        columns.getFirst(),
                        "COLUMN_NOT_FOUND",
                        "\"" + table.name() + "\" declares no columns, so none can be named");
            }
            return query;
        }
        Schema schema = declared.get();
        List<Integer> targets = targets(schema, columns, table.name());
        if (query.plan().schema().size() != targets.size()) {
            throw Faults.at(
                    place,
                    "COLUMN_COUNT",
                    "\"%s\" takes %d columns %s, but the query gives %d"
                            .formatted(
                                    table.name(),
                                    targets.size(),
                                    names(schema, targets),
                                    query.plan().schema().size()));
        }
        return new AnalyzedQuery(
                Assignments.assign(query.plan(), schema, targets, place),
                query.marked().stream().map(targets::get).toList());
    }

    private Optional<Schema> inserted(String table) {
        return planner.draft().inserted(table).map(rows -> rows.plan().schema());
    }

    private static String names(Schema schema, List<Integer> targets) {
        return "(" + String.join(", ", targets.stream().map(schema::name).toList()) + ")";
    }

    private static List<Integer> targets(Schema schema, List<Identifier> columns, String table) {
        List<Integer> targets = new ArrayList<>();
        if (columns.isEmpty()) {
            for (int i = 0; i < schema.size(); i++) {
                targets.add(i);
            }
            return targets;
        }
        for (Identifier column : columns) {
            int index = schema.indexOf(column.name());
            if (index < 0) {
                throw Faults.at(
                        column,
                        "COLUMN_NOT_FOUND",
                        "column \"" + column + "\" does not exist in \"" + table + "\"",
                        Suggestions.didYouMean(
                                column.name(),
                                schema.fields().stream().map(SqlType.Field::name).toList()));
            }
            if (targets.contains(index)) {
                throw duplicate(column);
            }
            targets.add(index);
        }
        return targets;
    }

    private static RuntimeException duplicate(Node column) {
        return Faults.at(column, "COLUMN_DUPLICATE", "column \"" + column + "\" is named twice");
    }
}
