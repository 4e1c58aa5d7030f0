package io.velostream.planner.plan;

/// How many tasks a stage may have.
///
/// @param tasks at least 1; with 1 the plan has no exchanges
/// @param reason why, for EXPLAIN, such as `2 cores` or `the input is small (1.2 MB)`
public record Parallelism(int tasks, String reason) {
    public Parallelism {
        if (tasks < 1) {
            throw new IllegalArgumentException("parallelism " + tasks);
        }
    }

    public static final Parallelism ONE = new Parallelism(1, "");
}
