package io.velostream.planner.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Velostream's `@partitioning_strategy`: how the rows of grouped queries shall be spread.
public enum Strategy {
    /// As they come where the source is partitioned by the key. Files are not.
    STICKY("sticky_partition"),
    /// By the hash of the key, before anything is grouped.
    HASH("always_hash"),
    /// What is best.
    SMART("smart_repartition"),
    /// One row here, one there: for queries that remember nothing.
    ROUNDROBIN("round_robin"),
    /// All in one task.
    FANIN("fan_in");

    private final String longName;

    Strategy(String longName) {
        this.longName = longName;
    }

    /// As people write it, in its short or its long form.
    public static Optional<Strategy> named(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(s -> s.toString().equals(name) || s.longName.equals(name))
                .findFirst();
    }

    /// All names, the short ones first.
    public static List<String> names() {
        return Stream.concat(
                        Arrays.stream(values()).map(Strategy::toString),
                        Arrays.stream(values()).map(s -> s.longName))
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
