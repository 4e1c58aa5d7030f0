package io.velostream.planner.plan;

import java.util.List;
import java.util.Optional;

/// The jobs of one application, in the order of its statements. Jobs may share plan nodes.
///
/// @param maxStateBytes how much all steps together may remember, if a statement says so
public record ApplicationPlan(List<Job> jobs, Optional<Long> maxStateBytes) {
    public ApplicationPlan {
        jobs = List.copyOf(jobs);
    }

    /// Jobs without a limit of their own.
    public ApplicationPlan(List<Job> jobs) {
        this(jobs, Optional.empty());
    }
}
