package io.velostream.planner.plan;

import java.util.List;
import java.util.Optional;

/// The jobs of one application, in the order of its statements. Jobs may share plan nodes.
///
/// @param maxStateBytes how much all steps together may remember, if a statement says so
/// @param parallelism how many tasks a stage may have
public record ApplicationPlan(
        List<Job> jobs, Optional<Long> maxStateBytes, Parallelism parallelism) {
    public ApplicationPlan {
        jobs = List.copyOf(jobs);
    }

    /// Run by one task.
    public ApplicationPlan(List<Job> jobs, Optional<Long> maxStateBytes) {
        this(jobs, maxStateBytes, Parallelism.ONE);
    }

    /// Jobs without a limit of their own, run by one task.
    public ApplicationPlan(List<Job> jobs) {
        this(jobs, Optional.empty());
    }
}
