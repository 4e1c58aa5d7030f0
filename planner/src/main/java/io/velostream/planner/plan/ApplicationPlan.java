package io.velostream.planner.plan;

import java.util.List;

/// The jobs of one application, in the order of its statements. Jobs may share plan nodes.
public record ApplicationPlan(List<Job> jobs) {
    public ApplicationPlan {
        jobs = List.copyOf(jobs);
    }
}
