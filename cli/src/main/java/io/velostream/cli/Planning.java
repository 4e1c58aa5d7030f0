package io.velostream.cli;

import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.PlannedApplication;
import io.velostream.planner.Planner;
import io.velostream.planner.PlannerSettings;

/// From text to plan.
final class Planning {
    private Planning() {}

    /// @param boundedFinal whether a grouped SELECT over bounded inputs gives its final rows only,
    ///   unless it says otherwise
    /// @throws io.velostream.types.UserException for the first wrong statement
    static PlannedApplication plan(SqlText sql, boolean boundedFinal) {
        PlannerSettings settings =
                new PlannerSettings(sql.directory(), boundedFinal, FunctionCatalog.standard());
        return new Planner(settings).plan(sql.text());
    }
}
