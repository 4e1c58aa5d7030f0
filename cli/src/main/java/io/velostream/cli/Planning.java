package io.velostream.cli;

import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.PlannedApplication;
import io.velostream.planner.Planner;
import io.velostream.planner.PlannerSettings;
import io.velostream.planner.distribution.TaskSettings;
import java.util.Optional;

/// From text to plan.
final class Planning {
    private Planning() {}

    static final Syntax.Option PARALLELISM =
            Syntax.Option.withValue(
                    "N",
                    "How many tasks share the work (default: the cores; 1 for small inputs)",
                    "--parallelism",
                    "-p");

    /// How many tasks there shall be.
    ///
    /// @throws UsageException if the number asked for makes no sense
    static TaskSettings tasks(Arguments arguments) {
        Optional<Integer> asked =
                arguments.number(PARALLELISM, 1, TaskSettings.MOST).map(Long::intValue);
        return new TaskSettings(asked, Runtime.getRuntime().availableProcessors());
    }

    /// For one task.
    ///
    /// @see #plan(SqlText, boolean, ResultFormat, TaskSettings)
    static PlannedApplication plan(SqlText sql, boolean boundedFinal, ResultFormat results) {
        return plan(sql, boundedFinal, results, TaskSettings.ONE);
    }

    /// @param boundedFinal whether a grouped SELECT over bounded inputs gives its final rows only,
    ///   unless it says otherwise
    /// @param results how the rows of a SELECT are printed
    /// @throws io.velostream.types.UserException for the first wrong statement
    static PlannedApplication plan(
            SqlText sql, boolean boundedFinal, ResultFormat results, TaskSettings tasks) {
        PlannerSettings settings =
                new PlannerSettings(
                        sql.directory(),
                        boundedFinal,
                        results.changelog(),
                        results == ResultFormat.UPSERT_JSON,
                        FunctionCatalog.standard(),
                        tasks);
        return new Planner(settings).plan(sql.text());
    }
}
