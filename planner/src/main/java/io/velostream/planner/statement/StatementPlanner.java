package io.velostream.planner.statement;

import io.velostream.planner.PlannerSettings;
import io.velostream.planner.StatementResult;
import io.velostream.planner.TextTable;
import io.velostream.planner.analysis.AnalyzedQuery;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.analysis.QueryAnalyzer;
import io.velostream.planner.catalog.Catalog;
import io.velostream.planner.catalog.CatalogObject;
import io.velostream.planner.catalog.CatalogRelations;
import io.velostream.planner.catalog.Wiring;
import io.velostream.planner.explain.PlanText;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plans one statement after the other: each may use what those before it have made.
public final class StatementPlanner {
    private final PlannerSettings settings;
    private final Catalog catalog;
    private final Draft draft;
    private final CatalogRelations relations;

    public StatementPlanner(PlannerSettings settings, Catalog catalog, Draft draft) {
        this.settings = settings;
        this.catalog = catalog;
        this.draft = draft;
        this.relations = new CatalogRelations(catalog, settings.directory(), settings.functions());
    }

    PlannerSettings settings() {
        return settings;
    }

    Catalog catalog() {
        return catalog;
    }

    Draft draft() {
        return draft;
    }

    CatalogRelations relations() {
        return relations;
    }

    /// Plans a statement; a statement set has several results.
    public List<StatementResult> plan(Statement statement) {
        return switch (statement) {
            case Statement.StatementSet set -> {
                List<StatementResult> results = new ArrayList<>();
                set.statements().forEach(inner -> results.addAll(plan(inner)));
                yield results;
            }
            case Statement.Select select -> List.of(select(select));
            case Statement.Insert insert -> List.of(new InsertStatements(this).insert(insert));
            case Statement.Create create -> List.of(new CreateStatements(this).create(create));
            case Statement.Drop drop -> List.of(drop(drop));
            case Statement.Explain explain -> List.of(explain(explain));
            case Statement.Describe describe -> List.of(new Descriptions(this).describe(describe));
            case Statement.DescribeFunction describe ->
                    List.of(new Descriptions(this).function(describe));
            case Statement.Show show -> List.of(new Listings(this).show(show));
            case Statement.StartJob _ -> throw notSupportedYet(statement, "START JOB");
            case Statement.StopJob _ -> throw notSupportedYet(statement, "STOP JOB");
            case Statement.PauseJob _ -> throw notSupportedYet(statement, "PAUSE JOB");
            case Statement.ResumeJob _ -> throw notSupportedYet(statement, "RESUME JOB");
            case Statement.DeployJob _ -> throw notSupportedYet(statement, "DEPLOY JOB");
            case Statement.RollbackJob _ -> throw notSupportedYet(statement, "ROLLBACK JOB");
            case Statement.Update _ -> throw notSupportedYet(statement, "UPDATE");
            case Statement.Delete _ -> throw notSupportedYet(statement, "DELETE");
            case Statement.Set _ -> throw notSupportedYet(statement, "SET");
            case Statement.Reset _ -> throw notSupportedYet(statement, "RESET");
        };
    }

    private static RuntimeException notSupportedYet(Statement statement, String what) {
        return Faults.notSupportedYet(statement, what);
    }

    private StatementResult select(Statement.Select select) {
        Wiring wiring = Wiring.of(select.query(), Optional.empty(), select.options(), catalog);
        if (!wiring.sink().isEmpty()) {
            throw Faults.at(
                    select.options().getFirst(),
                    "OPTION_MISPLACED",
                    "a SELECT writes nowhere, so option \""
                            + wiring.sink().keySet().iterator().next()
                            + "\" belongs to nothing",
                    "options of a source begin with its name; to write, use CREATE STREAM … AS"
                            + " SELECT … WITH (…)");
        }
        AnalyzedQuery query = analyze(select.query(), wiring, settings.boundedFinal());
        return new StatementResult.Runs(
                draft.addQuery(
                        new DraftJob.Rows(
                                query.plan(),
                                query.key(),
                                wiring.state(),
                                wiring.batching(),
                                select.query().position().place())));
    }

    /// Analyzes a query whose statement has these options.
    AnalyzedQuery analyze(Query query, Wiring wiring, boolean boundedFinal) {
        wiring.tasks().ifPresent(draft.wishes()::addTasks);
        relations.wire(wiring);
        return analyzer(wiring, boundedFinal).analyze(query);
    }

    private QueryAnalyzer analyzer(Wiring wiring, boolean boundedFinal) {
        return new QueryAnalyzer(
                relations, settings.functions(), draft.watermarks(), boundedFinal, wiring.late());
    }

    /// Analyzes a query that others will read as if it were their own.
    AnalyzedQuery analyzeView(Query query, Wiring wiring) {
        relations.wire(wiring);
        return analyzer(wiring, false).analyzeView(query);
    }

    private StatementResult drop(Statement.Drop drop) {
        Optional<CatalogObject> found = catalog.find(drop.name());
        if (found.isEmpty() && drop.ifExists()) {
            return new StatementResult.Done("\"" + drop.name() + "\" does not exist");
        }
        CatalogObject object =
                found.orElseThrow(() ->
                        Faults.at(
                                drop.name(),
                                "TABLE_NOT_FOUND",
                                "stream or table \"" + drop.name() + "\" does not exist",
                                Suggestions.didYouMean(
                                        drop.name().toString(),
                                        catalog.all().stream().map(CatalogObject::name).toList())));
        if (object.kind() != drop.kind()) {
            throw Faults.at(
                    drop.name(),
                    "WRONG_KIND",
                    object.description() + " is no " + drop.kind().name().toLowerCase(Locale.ROOT),
                    "DROP " + object.kind() + " " + object.name());
        }
        catalog.remove(drop.name());
        return new StatementResult.Done(object.description() + " dropped");
    }

    /// The statement is planned as it would run here, on copies: it leaves no trace.
    private StatementResult explain(Statement.Explain explain) {
        if (explain.analyze()) {
            throw Faults.notSupportedYet(explain, "EXPLAIN ANALYZE");
        }
        Draft copy = new Draft(draft);
        StatementPlanner planner = new StatementPlanner(settings, new Catalog(catalog), copy);
        List<List<String>> lines = new ArrayList<>();
        for (StatementResult result : planner.plan(explain.statement())) {
            switch (result) {
                case StatementResult.Runs(int job) -> {
                    ApplicationPlan application = copy.finish(settings).plan();
                    PlanText.of(application.parallelism())
                            .lines()
                            .forEach(line -> lines.add(List.of(line)));
                    Job planned = application.jobs().get(job);
                    PlanText.of(planned.plan()).lines().forEach(l -> lines.add(List.of(l)));
                }
                case StatementResult.Answer(TextTable table) -> lines.addAll(table.rows());
                case StatementResult.Done(String message) -> lines.add(List.of(message));
            }
        }
        return new StatementResult.Answer(new TextTable(List.of("plan"), lines));
    }
}
