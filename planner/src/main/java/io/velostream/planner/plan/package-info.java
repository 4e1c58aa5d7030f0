/// The physical plan: what the engine builds operators from and EXPLAIN prints.
///
/// A plan is a graph, not a tree: two statements that read one source, or one stream made by a
/// third statement, share the very same node object. [io.velostream.planner.plan.PhysicalPlan]
/// lists the nodes; [io.velostream.planner.plan.Job] is one statement that runs;
/// [io.velostream.planner.plan.ApplicationPlan] holds the jobs of one file. Everything is immutable
/// and free of threads, positions and state.
@NullMarked
package io.velostream.planner.plan;

import org.jspecify.annotations.NullMarked;
