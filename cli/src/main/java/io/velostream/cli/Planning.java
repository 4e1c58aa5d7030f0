package io.velostream.cli;

import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.PlannedApplication;
import io.velostream.planner.Planner;
import io.velostream.planner.PlannerSettings;
import io.velostream.types.Changelog;

/// From text to plan.
final class Planning {
    private Planning() {}

    /// @param boundedFinal whether a grouped SELECT over bounded inputs gives its final rows only,
    ///   unless it says otherwise
    /// @param results what can be said of rows of a SELECT that are replaced or deleted
    /// @throws io.velostream.types.UserException for the first wrong statement
    static PlannedApplication plan(SqlText sql, boolean boundedFinal, Changelog results) {
        PlannerSettings settings =
                new PlannerSettings(
                        sql.directory(), boundedFinal, results, FunctionCatalog.standard());
        return new Planner(settings).plan(sql.text());
    }
}
