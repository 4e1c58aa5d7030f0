package io.velostream.planner.distribution;

import io.velostream.types.Diagnostic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the statements of an application say about its tasks.
public final class Wishes {
    private int tasks;
    private final Map<Integer, Wish> strategies = new HashMap<>();

    /// @param place where it is asked for
    record Wish(Strategy strategy, Diagnostic.Place place) {}

    public Wishes() {}

    public Wishes(Wishes other) {
        tasks = other.tasks;
        strategies.putAll(other.strategies);
    }

    /// The stages of all jobs have as many tasks as any of them asks for.
    public void addTasks(int number) {
        tasks = Math.max(tasks, number);
    }

    /// @param job its number
    public void addStrategy(int job, Strategy strategy, Diagnostic.Place place) {
        strategies.put(job, new Wish(strategy, place));
    }

    Optional<Integer> tasks() {
        return tasks == 0 ? Optional.empty() : Optional.of(tasks);
    }

    Map<Integer, Wish> strategies() {
        return strategies;
    }
}
