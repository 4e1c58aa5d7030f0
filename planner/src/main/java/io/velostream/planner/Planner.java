package io.velostream.planner;

import io.velostream.planner.catalog.Catalog;
import io.velostream.planner.statement.Draft;
import io.velostream.planner.statement.StatementPlanner;
import io.velostream.sql.SqlParser;
import io.velostream.sql.tree.Script;
import java.util.ArrayList;
import java.util.List;

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

    /// Plans all statements, in order, as one application.
    public PlannedApplication plan(Script script) {
        Draft draft = new Draft();
        StatementPlanner statements = new StatementPlanner(settings, new Catalog(), draft);
        List<StatementResult> results = new ArrayList<>();
        for (Script.Entry entry : script.entries()) {
            results.addAll(statements.plan(entry.statement()));
        }
        return new PlannedApplication(draft.finish(), results);
    }
}
