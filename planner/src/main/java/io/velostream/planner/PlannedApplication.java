package io.velostream.planner;

import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.types.Diagnostic;
import java.util.List;

/// A script, ready to run.
///
/// @param plan everything that runs
/// @param results one for each statement, in order; a statement set has one for each of its inserts
/// @param warnings what runs, but perhaps not as it was meant
public record PlannedApplication(
        ApplicationPlan plan, List<StatementResult> results, List<Diagnostic> warnings) {
    public PlannedApplication {
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }
}
