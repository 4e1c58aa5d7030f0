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
    /// @param results how the rows of a SELECT are printed
    /// @throws io.velostream.types.UserException for the first wrong statement
    static PlannedApplication plan(SqlText sql, boolean boundedFinal, ResultFormat results) {
        PlannerSettings settings =
                new PlannerSettings(
                        sql.directory(),
                        boundedFinal,
                        results.changelog(),
                        results == ResultFormat.UPSERT_JSON,
                        FunctionCatalog.standard());
        return new Planner(settings).plan(sql.text());
    }
}
