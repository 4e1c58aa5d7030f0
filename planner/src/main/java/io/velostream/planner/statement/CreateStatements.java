package io.velostream.planner.statement;

import io.velostream.connect.Options.Value;
import io.velostream.connect.Sink;
import io.velostream.planner.StatementResult;
import io.velostream.planner.analysis.AnalyzedQuery;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.catalog.CatalogObject;
import io.velostream.planner.catalog.ExternalTable;
import io.velostream.planner.catalog.ExternalTables;
import io.velostream.planner.catalog.Wiring;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.Traits;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Statement;
import io.velostream.sql.tree.Statement.ObjectKind;
import io.velostream.types.Diagnostic;
import java.util.List;
import java.util.Optional;

/// CREATE in all its forms: a declaration, a stream made by a query, a view.
final class CreateStatements {
    private final StatementPlanner planner;

    CreateStatements(StatementPlanner planner) {
        this.planner = planner;
    }

    StatementResult create(Statement.Create create) {
        Optional<CatalogObject> existing =
                planner.catalog().find(create.name()).filter(o -> !isReplaceable(o));
        if (existing.isPresent() && create.ifNotExists()) {
            return new StatementResult.Done(existing.get().description() + " exists already");
        }
        if (existing.isPresent() && !create.orReplace()) {
            throw Faults.at(
                    create.name(),
                    "TABLE_EXISTS",
                    existing.get().description() + " exists already",
                    "choose another name, or write CREATE OR REPLACE");
        }
        if (create.query().isEmpty()) {
            return declare(create);
        }
        return create.kind() == ObjectKind.VIEW
                ? view(create, create.query().get())
                : makeAs(create, create.query().get());
    }

    /// A source that a query's statement wired is no declaration, and yields to one.
    private static boolean isReplaceable(CatalogObject object) {
        return object instanceof CatalogObject.External(ExternalTable table) && table.isWired();
    }

    private StatementResult declare(Statement.Create create) {
        DeclaredColumns columns = DeclaredColumns.of(create);
        if (create.watermarks().size() > 1) {
            throw Faults.notSupportedYet(create.watermarks().get(1).column(), "a second watermark");
        }
        ExternalTable table =
                ExternalTables.declared(
                        create,
                        columns.schema(),
                        columns.computed(),
                        columns.key(),
                        planner.settings());
        table.checkDeclaration();
        CatalogObject object = new CatalogObject.External(table);
        planner.catalog().put(object);
        return new StatementResult.Done(object.description() + " declared");
    }

    private StatementResult view(Statement.Create create, Query query) {
        if (!create.options().isEmpty()) {
            throw Faults.at(
                    create.options().getFirst(), "OPTION_MISPLACED", "a view takes no options");
        }
        AnalyzedQuery analyzed =
                planner.analyzeView(
                        query, Wiring.of(query, Optional.empty(), List.of(), planner.catalog()));
        CatalogObject object =
                new CatalogObject.View(
                        create.name().toString(),
                        QueryColumns.apply(create, analyzed, query).plan());
        planner.catalog().put(object);
        return new StatementResult.Done(object.description() + " declared");
    }

    private StatementResult makeAs(Statement.Create create, Query query) {
        String name = create.name().toString();
        Wiring wiring = Wiring.of(query, Optional.of(name), create.options(), planner.catalog());
        AnalyzedQuery analyzed =
                QueryColumns.apply(create, planner.analyze(query, wiring, false), query);
        Optional<Sink> sink = Optional.empty();
        if (!wiring.sink().isEmpty()) {
            ExternalTable target =
                    ExternalTables.sink(create.name(), wiring.sink(), planner.settings());
            sink = Optional.of(SinkKeys.open(target, analyzed, create.name()));
        }
        LogicalPlan plan = analyzed.plan();
        int number = planner.draft().addStream(plan, wiring.state());
        CatalogObject.Made made =
                new CatalogObject.Made(
                        name,
                        create.kind(),
                        number,
                        plan.schema(),
                        Traits.of(plan),
                        analyzed.keyNames(),
                        Optional.ofNullable(wiring.sink().get("path")).map(Value::text));
        planner.catalog().put(made);
        Diagnostic.Place place = create.name().position().place();
        int job =
                planner.draft()
                        .addStreamJob(name, number, sink, analyzed.key(), wiring.batching(), place);
        create.into()
                .ifPresent(
                        target -> new InsertStatements(planner).into(target, made.read(), query));
        return new StatementResult.Runs(job);
    }
}
