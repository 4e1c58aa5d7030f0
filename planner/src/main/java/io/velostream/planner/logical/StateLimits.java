package io.velostream.planner.logical;

import java.util.Optional;

/// What a statement or a source says about how much is remembered of its rows.
///
/// @param ttlMicros how long groups and keys are kept after their last row
/// @param maxBytes how much may be kept in memory
public record StateLimits(Optional<Long> ttlMicros, Optional<Long> maxBytes) {
    public static final StateLimits NONE = new StateLimits(Optional.empty(), Optional.empty());

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
