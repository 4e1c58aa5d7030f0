package io.velostream.connectors.generator;

import java.util.OptionalLong;

/// How the values of one column are made. Immutable; each reader starts it anew.
///
/// @param rows after how many rows the column has no further value
record ColumnPlan(Start start, OptionalLong rows) {
    /// Begins at the first row.
    interface Start {
        ColumnFiller filler(RandomBits random);
    }

    static ColumnPlan of(Start start) {
        return new ColumnPlan(start, OptionalLong.empty());
    }

    ColumnPlan withNulls(double share) {
        // The nulls have random numbers of their own, so that their share does not move the values.
        return share == 0
                ? this
                : new ColumnPlan(
                        random -> {
                            RandomBits coins = random.fork("nulls");
                            return ColumnFiller.withNulls(start.filler(random), share, coins);
                        },
                        rows);
    }
}
