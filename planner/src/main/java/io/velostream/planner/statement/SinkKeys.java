package io.velostream.planner.statement;

import io.velostream.connect.Sink;
import io.velostream.planner.analysis.AnalyzedQuery;
import io.velostream.planner.catalog.ExternalTable;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.RowKey;
import io.velostream.planner.logical.Traits;
import io.velostream.sql.tree.Node;
import io.velostream.types.Changelog;
import io.velostream.types.Diagnostic;
import io.velostream.types.Diagnostic.Place;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Optional;

/// By which columns a place knows the rows that it is given, and whether the query's rows are known
/// by just those.
final class SinkKeys {
    private static final String MISSING = "KEY_MISSING";
    private static final String OLD_ROWS = "'format' = 'debezium-json', which writes old rows";

    private SinkKeys() {}

    /// The place to write the rows of a query to.
    ///
    /// @param writer names the place in the statement
    /// @throws UserException `KEY_MISSING` if it wants a key and the rows have none
    static Sink open(ExternalTable table, AnalyzedQuery query, Node writer) {
        List<Integer> key = of(table, query);
        Place place = writer.position().place();
        Sink sink;
        try {
            sink = table.sink(writer, names(key, query.plan().schema()));
        } catch (UserException e) {
            // We know better why there is none.
            throw key.isEmpty() && e.diagnostic().code().equals(MISSING)
                    ? missing(query.plan(), place)
                    : e;
        }
        if (sink.changelog() == Changelog.UPSERT) {
            check(query.plan(), key, place);
        }
        return sink;
    }

    /// The key's columns: those that the table declares, else those of the query.
    static List<Integer> of(ExternalTable table, AnalyzedQuery query) {
        List<String> declared = table.definition().primaryKey();
        return declared.isEmpty()
                ? query.key()
                : declared.stream().map(query.plan().schema()::indexOf).toList();
    }

    /// Two queries that write to one place replace rows by the same key.
    static void checkSame(
            List<Integer> first, List<Integer> key, Sink sink, AnalyzedQuery query, Place writer) {
        if (sink.changelog() == Changelog.UPSERT && !first.equals(key)) {
            Schema schema = query.plan().schema();
            throw different(writer, names(key, schema), names(first, schema));
        }
    }

    /// Whether rows can be written as upserts by a key.
    ///
    /// @throws UserException `KEY_MISSING` if there is none
    static void check(LogicalPlan plan, List<Integer> key, Place writer) {
        if (key.isEmpty()) {
            throw missing(plan, writer);
        }
        Traits traits = Traits.of(plan);
        if (!traits.updating()) {
            // Each new row says itself what it replaces.
            return;
        }
        RowKey natural = traits.key().orElseThrow(() -> missing(plan, writer));
        List<Integer> telling = key.stream().filter(column -> !isConstant(plan, column)).toList();
        if (!natural.isToldBy(telling)) {
            Schema schema = plan.schema();
            throw different(writer, names(natural.columns(), schema), names(key, schema));
        }
    }

    private static boolean isConstant(LogicalPlan plan, int column) {
        return plan instanceof Project project
                && project.expressions().get(column) instanceof Literal;
    }

    private static UserException different(Place writer, List<String> rows, List<String> place) {
        return fault(
                writer,
                "NOT_SUPPORTED_YET",
                "writing rows that are known by %s to a place that knows them by %s is not supported yet"
                        .formatted(list(rows), list(place)),
                rows.isEmpty()
                        ? "write them with " + OLD_ROWS
                        : "declare PRIMARY KEY %s, or write them with %s"
                                .formatted(list(rows), OLD_ROWS));
    }

    private static UserException missing(LogicalPlan plan, Place writer) {
        List<String> lost = lost(plan);
        Optional<RowKey> key = Traits.of(plan).key();
        String hint;
        if (!lost.isEmpty()) {
            hint = "add to the select list: " + String.join(", ", lost);
        } else if (key.isPresent()) {
            hint = "there is one row only: select a constant beside it, 'all' AS id PRIMARY KEY";
        } else if (Traits.of(plan).updating()) {
            hint = "write them with " + OLD_ROWS;
        } else {
            hint = "mark the columns that are the key: SELECT id PRIMARY KEY, …";
        }
        return fault(writer, MISSING, "rows are replaced by their key, but these have none", hint);
    }

    private static UserException fault(Place place, String code, String message, String hint) {
        return new UserException(Diagnostic.of(code, message).at(place).withHint(hint));
    }

    /// The columns of the key that a projection leaves out.
    private static List<String> lost(LogicalPlan plan) {
        if (plan.inputs().size() != 1) {
            return List.of();
        }
        LogicalPlan input = plan.inputs().getFirst();
        Optional<RowKey> key = Traits.of(input).key();
        return key.isPresent() && plan instanceof Project project
                ? names(key.get().lostBy(project.expressions()), input.schema())
                : lost(input);
    }

    private static List<String> names(List<Integer> columns, Schema schema) {
        return columns.stream().map(schema::name).toList();
    }

    private static String list(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }
}
