package io.velostream.planner.rules;

import io.velostream.planner.logical.LogicalPlan;

/// Turns a plan into one with the same rows that costs less.
public interface Rule {
    LogicalPlan apply(LogicalPlan plan);
}
