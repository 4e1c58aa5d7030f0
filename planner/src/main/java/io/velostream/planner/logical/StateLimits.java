package io.velostream.planner.logical;

import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.LogicalPlan.StreamRead;
import java.util.Optional;
import java.util.function.IntFunction;

/// What a statement or a source says about how much is remembered of its rows.
///
/// @param ttlMicros how long groups and keys are kept after their last row
/// @param maxBytes how much may be kept in memory
public record StateLimits(Optional<Long> ttlMicros, Optional<Long> maxBytes) {
    public static final StateLimits NONE = new StateLimits(Optional.empty(), Optional.empty());

    /// What the sources of a plan say about the state of those who read them.
    ///
    /// @param streams the plans of streams by number
    public static StateLimits ofSources(LogicalPlan plan, IntFunction<LogicalPlan> streams) {
        return switch (plan) {
            case Scan scan -> scan.table().state();
            case StreamRead read -> ofSources(streams.apply(read.number()), streams);
            case LogicalPlan node ->
                    node.inputs().stream()
                            .map(input -> ofSources(input, streams))
                            .reduce(StateLimits::with)
                            .orElse(NONE);
        };
    }

    /// These, and where they say nothing the others.
    public StateLimits or(StateLimits others) {
        return new StateLimits(ttlMicros.or(others::ttlMicros), maxBytes.or(others::maxBytes));
    }

    /// What holds where rows of several sources meet: everything is kept as long as the one that
    /// needs it longest wants it, in as little memory as any of them allows.
    public StateLimits with(StateLimits other) {
        Optional<Long> ttl =
                ttlMicros.isPresent() && other.ttlMicros.isPresent()
                        ? Optional.of(Math.max(ttlMicros.get(), other.ttlMicros.get()))
                        : Optional.empty();
        Optional<Long> bytes =
                maxBytes.isPresent() && other.maxBytes.isPresent()
                        ? Optional.of(Math.min(maxBytes.get(), other.maxBytes.get()))
                        : maxBytes.or(other::maxBytes);
        return new StateLimits(ttl, bytes);
    }
}
