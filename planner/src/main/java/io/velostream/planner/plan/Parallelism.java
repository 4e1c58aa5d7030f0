package io.velostream.planner.plan;

import java.util.List;

/// How many tasks a stage may have.
///
/// @param tasks at least 1; with 1 the plan has no exchanges
/// @param reason why, for EXPLAIN, such as `2 cores` or `the input is small: 1.2 MB`
/// @param notes what several tasks do not do, and why, for EXPLAIN
public record Parallelism(int tasks, String reason, List<String> notes) {
    public Parallelism {
        notes = List.copyOf(notes);
        if (tasks < 1) {
            throw new IllegalArgumentException("parallelism " + tasks);
        }
    }

    /// Without notes.
    public Parallelism(int tasks, String reason) {
        this(tasks, reason, List.of());
    }

    public static final Parallelism ONE = new Parallelism(1, "");
}
