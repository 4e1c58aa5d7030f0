package io.velostream.planner.plan;

import io.velostream.connect.Sink;
import java.util.List;
import java.util.Optional;

/// One statement that runs: where its rows come from and where they go.
///
/// @param name the stream or table it makes or feeds, or `query`
/// @param plan its steps
/// @param sink where the rows go; empty for a SELECT, whose rows go to whoever asked, and for a
///   stream that is only read by other statements
/// @param result whether the rows are the answer to a SELECT
/// @param key which of its columns tell which row an update replaces; empty if none do
/// @param batching when rows leave the output
public record Job(
        String name,
        PhysicalPlan plan,
        Optional<Sink> sink,
        boolean result,
        List<Integer> key,
        Batching batching) {
    public Job {
        key = List.copyOf(key);
    }

    /// A job without a key.
    public Job(String name, PhysicalPlan plan, Optional<Sink> sink, boolean result) {
        this(name, plan, sink, result, List.of(), Batching.DEFAULT);
    }

    /// The same with other steps, which make rows with the same columns.
    public Job withPlan(PhysicalPlan steps) {
        return new Job(name, steps, sink, result, key, batching);
    }
}
