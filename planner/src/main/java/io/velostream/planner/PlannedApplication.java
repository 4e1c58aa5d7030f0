package io.velostream.planner;

import io.velostream.planner.plan.ApplicationPlan;
import java.util.List;

/// A script, ready to run.
///
/// @param plan everything that runs
/// @param results one for each statement, in order; a statement set has one for each of its inserts
public record PlannedApplication(ApplicationPlan plan, List<StatementResult> results) {
    public PlannedApplication {
        results = List.copyOf(results);
    }
}
