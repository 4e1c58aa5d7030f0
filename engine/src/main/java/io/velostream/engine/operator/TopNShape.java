package io.velostream.engine.operator;

import io.velostream.planner.plan.PhysicalPlan.Emission;
import java.util.Optional;

/// What rows of a Top-N are wanted, and how.
///
/// @param last the number of the last one; `first` is at least 1
/// @param numbered whether the number is the output's last column
/// @param updatingInput whether rows of the input can be taken back
/// @param oldRows whether the consumer wants the old rows of updates
/// @param closesAt the time of a partition, TIMESTAMP or BIGINT milliseconds
/// @param ttl when partitions expire; not for `FINAL`
public record TopNShape(
        long first,
        long last,
        boolean numbered,
        Emission emission,
        boolean updatingInput,
        boolean oldRows,
        Optional<NamedEvaluator> closesAt,
        Optional<TimeToLive> ttl) {}
