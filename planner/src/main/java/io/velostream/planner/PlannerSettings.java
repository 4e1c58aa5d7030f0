package io.velostream.planner;

import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.distribution.TaskSettings;
import io.velostream.types.Changelog;
import java.nio.file.Path;

/// How to plan.
///
/// @param directory where relative paths start: the application file's folder, or the current one
/// @param boundedFinal whether a SELECT with GROUP BY over bounded inputs that does not say what it
///   emits gives its final rows only, as users of databases expect of a query
/// @param results what can be said of rows of a SELECT that are replaced or deleted, as
///   [io.velostream.connect.Sink#changelog] says it of a sink
/// @param keyedResults whether results of [Changelog#UPSERT] must have a key; a person who reads
///   them can do without
/// @param functions that statements can call
/// @param tasks how many tasks there may be
public record PlannerSettings(
        Path directory,
        boolean boundedFinal,
        Changelog results,
        boolean keyedResults,
        FunctionRegistry functions,
        TaskSettings tasks) {
    /// For one task.
    public PlannerSettings(
            Path directory,
            boolean boundedFinal,
            Changelog results,
            boolean keyedResults,
            FunctionRegistry functions) {
        this(directory, boundedFinal, results, keyedResults, functions, TaskSettings.ONE);
    }

    /// The same for so many tasks.
    public PlannerSettings with(TaskSettings other) {
        return new PlannerSettings(
                directory, boundedFinal, results, keyedResults, functions, other);
    }

    /// For results that have a key where they need one.
    public PlannerSettings(
            Path directory, boolean boundedFinal, Changelog results, FunctionRegistry functions) {
        this(directory, boundedFinal, results, results == Changelog.UPSERT, functions);
    }

    /// For results of which each row stands for itself.
    public PlannerSettings(Path directory, boolean boundedFinal, FunctionRegistry functions) {
        this(directory, boundedFinal, Changelog.APPEND, functions);
    }
}
