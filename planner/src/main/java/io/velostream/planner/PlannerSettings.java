package io.velostream.planner;

import io.velostream.functions.FunctionRegistry;
import java.nio.file.Path;

/// How to plan.
///
/// @param directory where relative paths start: the application file's folder, or the current one
/// @param boundedFinal whether a SELECT with GROUP BY over bounded inputs that does not say what it
///   emits gives its final rows only, as users of databases expect of a query
/// @param functions that statements can call
public record PlannerSettings(Path directory, boolean boundedFinal, FunctionRegistry functions) {}
