package io.velostream.sql;

import io.velostream.sql.tree.ColumnDefinition;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Relation;
import io.velostream.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/// Prints statements.
final class StatementPrinter {
    private final SqlText out;
    private final QueryPrinter queries;
    private final ExpressionPrinter expressions;

    StatementPrinter(SqlText out) {
        this.out = out;
        this.queries = new QueryPrinter(out);
        this.expressions = queries.expressions();
    }

    void statement(Statement statement) {
        switch (statement) {
            case Statement.Select(var query, var options, _) -> {
                queries.query(query);
                options(options);
            }
            case Statement.Insert insert -> insert(insert);
            case Statement.Create create -> create(create);
            case Statement.Drop(var kind, var name, boolean ifExists, _) ->
                    out.add("DROP ")
                            .add(kind.name())
                            .addIf(ifExists, " IF EXISTS")
                            .add(" ")
                            .name(name);
            case Statement.Explain(boolean analyze, var inner, _) -> {
                out.add("EXPLAIN ").addIf(analyze, "ANALYZE ");
                statement(inner);
            }
            case Statement.Describe(var relation, _) -> describe(relation);
            case Statement.DescribeFunction(var name, _) ->
                    out.add("DESCRIBE FUNCTION ").name(name);
            case Statement.Show(var what, var name, var like, _) -> {
                out.add("SHOW ").add(what.name().replace('_', ' '));
                name.ifPresent(given -> out.add(" ").name(given));
                like.ifPresent(pattern -> out.add(" LIKE ").string(pattern));
            }
            case Statement.StartJob(var name, var inner, _) -> {
                out.add("START JOB ").name(name).add(" AS ");
                statement(inner);
            }
            case Statement.StopJob(var name, boolean force, _) ->
                    out.add("STOP JOB ").name(name).addIf(force, " FORCE");
            case Statement.PauseJob(var name, _) -> out.add("PAUSE JOB ").name(name);
            case Statement.ResumeJob(var name, _) -> out.add("RESUME JOB ").name(name);
            case Statement.DeployJob deploy -> deploy(deploy);
            case Statement.RollbackJob(var name, var version, _) -> {
                out.add("ROLLBACK JOB ").name(name);
                version.ifPresent(given -> out.add(" VERSION ").string(given));
            }
            case Statement.Update(var target, var assignments, var where, _) -> {
                out.add("UPDATE ").name(target).add(" SET ").list(assignments, this::assignment);
                expressions.after(" WHERE ", where);
            }
            case Statement.Delete(var target, var where, _) -> {
                out.add("DELETE FROM ").name(target);
                expressions.after(" WHERE ", where);
            }
            case Statement.Set(var property, _) -> {
                out.add("SET");
                property.ifPresent(given -> out.add(" ").option(given));
            }
            case Statement.Reset(var key, _) -> {
                out.add("RESET");
                key.ifPresent(given -> out.add(" ").string(given));
            }
            case Statement.StatementSet(var statements, _) -> {
                out.add("BEGIN STATEMENT SET; ");
                for (Statement inner : statements) {
                    statement(inner);
                    out.add("; ");
                }
                out.add("END");
            }
        }
    }

    private void options(List<Property> options) {
        if (!options.isEmpty()) {
            out.add(" ").options(options);
        }
    }

    /// A query whose statement has options, or none: an empty `WITH ()` says that the last `WITH`
    /// of the query is its own.
    private void insert(Statement.Insert insert) {
        out.add("INSERT INTO ").name(insert.target()).columns(" ", insert.columns()).add(" ");
        queries.query(insert.query());
        if (insert.options().isEmpty() && out.endsWith("')")) {
            out.add(" WITH ()");
        }
        options(insert.options());
    }

    private void create(Statement.Create create) {
        out.add("CREATE ").addIf(create.orReplace(), "OR REPLACE ");
        out.addIf(create.temporary(), "TEMPORARY ").add(create.kind().name()).add(" ");
        out.addIf(create.ifNotExists(), "IF NOT EXISTS ").name(create.name());
        List<Runnable> elements = new ArrayList<>();
        create.columns().forEach(column -> elements.add(() -> column(column)));
        create.watermarks().forEach(watermark -> elements.add(() -> watermark(watermark)));
        if (!create.primaryKey().isEmpty()) {
            elements.add(() -> out.columns("PRIMARY KEY ", create.primaryKey()));
        }
        if (!elements.isEmpty()) {
            out.add(" (").list(elements, Runnable::run).add(")");
        }
        options(create.options());
        create.query().ifPresent(query -> asQuery(create, query));
    }

    private void asQuery(Statement.Create create, Query query) {
        out.add(" AS ");
        queries.query(query);
        create.into().ifPresent(into -> out.add(" INTO ").name(into));
        out.addIf(create.options().isEmpty() && out.endsWith("')"), " WITH ()");
    }

    private void column(ColumnDefinition column) {
        out.name(column.name());
        column.type().ifPresent(type -> out.add(" ").type(type));
        switch (column.origin()) {
            case ColumnDefinition.Origin.Data _ -> {}
            case ColumnDefinition.Origin.Computed(var expression) ->
                    expressions.after(" AS ", expression);
            case ColumnDefinition.Origin.Metadata(var key, boolean virtual) -> {
                out.add(" METADATA");
                key.ifPresent(given -> out.add(" FROM ").string(given));
                out.addIf(virtual, " VIRTUAL");
            }
            case ColumnDefinition.Origin.Header(var key) ->
                    key.ifPresentOrElse(
                            given -> out.add(" HEADER(").string(given).add(")"),
                            () -> out.add(" HEADERS"));
        }
        out.addIf(column.notNull(), " NOT NULL").addIf(column.key(), " PRIMARY KEY");
        column.comment().ifPresent(comment -> out.add(" COMMENT ").string(comment));
    }

    private void watermark(Statement.Watermark watermark) {
        out.add("WATERMARK FOR ").name(watermark.column());
        expressions.after(" AS ", watermark.expression());
    }

    private void describe(Relation relation) {
        out.add("DESCRIBE ");
        switch (relation) {
            case Relation.Table table -> out.name(table.name());
            case Relation.Location location -> out.string(location.location());
            case Relation.Derived _,
                    Relation.TableFunction _,
                    Relation.Windowed _,
                    Relation.Join _ ->
                    throw new IllegalStateException("DESCRIBE names a table or a location");
        }
    }

    private void deploy(Statement.DeployJob deploy) {
        out.add("DEPLOY JOB ").name(deploy.name()).add(" VERSION ").string(deploy.version());
        out.add(" AS ");
        statement(deploy.statement());
        options(deploy.options());
        out.add(" STRATEGY ");
        switch (deploy.strategy()) {
            case Statement.Strategy.BlueGreen _ -> out.add("BLUE_GREEN");
            case Statement.Strategy.Canary(int percent) -> out.add("CANARY(").add(percent).add(")");
            case Statement.Strategy.Rolling _ -> out.add("ROLLING");
            case Statement.Strategy.Replace _ -> out.add("REPLACE");
        }
    }

    private void assignment(Statement.Assignment assignment) {
        out.name(assignment.column());
        expressions.after(" = ", assignment.value());
    }
}
