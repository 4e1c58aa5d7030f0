package io.velostream.planner.plan;

import io.velostream.connect.Sink;
import java.util.Optional;

/// One statement that runs: where its rows come from and where they go.
///
/// @param name the stream or table it makes or feeds, or `query`
/// @param plan its steps
/// @param sink where the rows go; empty for a SELECT, whose rows go to whoever asked, and for a
///   stream that is only read by other statements
/// @param result whether the rows are the answer to a SELECT
public record Job(String name, PhysicalPlan plan, Optional<Sink> sink, boolean result) {}
