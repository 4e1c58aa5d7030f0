package io.velostream.planner;

import io.velostream.planner.catalog.Catalog;
import io.velostream.planner.catalog.FromTables;
import io.velostream.planner.distribution.Annotations;
import io.velostream.planner.statement.Draft;
import io.velostream.planner.statement.StatementPlanner;
import io.velostream.sql.SqlParser;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Script;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// From the text of an application to what runs. One instance may plan many applications, one after
/// the other or at the same time: nothing is kept between them.
public final class Planner {
    private final PlannerSettings settings;

    public Planner(PlannerSettings settings) {
        this.settings = settings;
    }

    /// @throws io.velostream.types.UserException for the first wrong statement; its place is in
    ///   `script`
    public PlannedApplication plan(String script) {
        return plan(SqlParser.parseScript(script));
    }

    /// What is wrong with an application, statement by statement. A statement that reads what a
    /// wrong one should have made is not looked at.
    public List<Diagnostic> check(String text) {
        List<Diagnostic> syntax = SqlParser.check(text);
        if (!syntax.isEmpty()) {
            return syntax;
        }
        StatementPlanner statements = new StatementPlanner(settings, new Catalog(), new Draft());
        List<Diagnostic> faults = new ArrayList<>();
        Set<Identifier> missing = new HashSet<>();
        for (Script.Entry entry : SqlParser.parseScript(text).entries()) {
            Statement statement = entry.statement();
            boolean readsMissing =
                    query(statement).stream()
                            .flatMap(query -> FromTables.of(query).stream())
                            .anyMatch(table -> missing.contains(table.name().last()));
            try {
                Annotations.of(entry.comments());
                if (!readsMissing) {
                    statements.plan(statement);
                    continue;
                }
            } catch (UserException e) {
                faults.add(e.diagnostic());
            }
            if (statement instanceof Statement.Create create) {
                missing.add(create.name().last());
            }
        }
        return faults;
    }

    private static Optional<Query> query(Statement statement) {
        return switch (statement) {
            case Statement.Select select -> Optional.of(select.query());
            case Statement.Insert insert -> Optional.of(insert.query());
            case Statement.Create create -> create.query();
            case Statement _ -> Optional.empty();
        };
    }

    private static void annotate(
            Draft draft, List<StatementResult> results, Annotations annotations) {
        for (StatementResult result : results) {
            if (result instanceof StatementResult.Runs(int job)) {
                annotations.tasks().ifPresent(draft.wishes()::addTasks);
                annotations
                        .strategy()
                        .ifPresent(strategy ->
                                draft.wishes()
                                        .addStrategy(
                                                job, strategy, annotations.place().orElseThrow()));
            }
        }
    }

    /// Plans all statements, in order, as one application.
    public PlannedApplication plan(Script script) {
        Draft draft = new Draft();
        StatementPlanner statements = new StatementPlanner(settings, new Catalog(), draft);
        List<StatementResult> results = new ArrayList<>();
        // What stands above the first statement is said for all of them.
        Annotations header = Annotations.NONE;
        for (Script.Entry entry : script.entries()) {
            Annotations annotations = Annotations.of(entry.comments());
            if (results.isEmpty()) {
                header = annotations;
            }
            List<StatementResult> planned = statements.plan(entry.statement());
            annotate(draft, planned, annotations.or(header));
            results.addAll(planned);
        }
        Draft.Finished finished = draft.finish(settings);
        return new PlannedApplication(finished.plan(), results, finished.warnings());
    }
}
