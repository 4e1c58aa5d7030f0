package io.velostream.functions;

import io.velostream.types.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// An aggregate function chosen for certain argument types. Immutable; part of a plan.
///
/// @param name the documented name, in upper case
/// @param distinct whether only distinct arguments count
/// @param parameters the types to which the caller must coerce its arguments, one each
/// @param result the type of the result
/// @param accumulators makes the state of all groups of one task
/// @param retracting makes state that can also take rows back
/// @param part what it is of a summary of its argument, if it can share one
public record ResolvedAggregate(
        String name,
        boolean distinct,
        List<SqlType> parameters,
        SqlType result,
        Supplier<Accumulator> accumulators,
        Supplier<RetractingAccumulator> retracting,
        Optional<SummaryPart> part) {
    private static final Set<String> BY_ARRIVAL =
            Set.of(
                    "FIRST_VALUE",
                    "LAST_VALUE",
                    "EARLIEST_BY_OFFSET",
                    "LATEST_BY_OFFSET",
                    "LISTAGG");

    private static final Set<String> BY_SUM = Set.of("SUM", "AVG");

    /// Those whose result, of arguments that are added or compared exactly, is a matter of which
    /// rows there are.
    private static final Set<String> OF_SETS =
            Set.of("COUNT", "COUNT_DISTINCT", "MIN", "MAX", "BOOL_AND", "BOOL_OR", "MEDIAN");

    public ResolvedAggregate {
        parameters = List.copyOf(parameters);
    }

    /// Whether the result depends on the order in which rows come, beyond which of equals is first.
    public boolean dependsOnArrival() {
        return BY_ARRIVAL.contains(name);
    }

    /// Whether rows may be added in any order, and in parts that are merged, with the same result.
    /// Of sums of DOUBLE the last bits may differ then, as they always may between two orders.
    public boolean merges() {
        return OF_SETS.contains(name) || BY_SUM.contains(name);
    }

    public Accumulator newAccumulator() {
        return accumulators.get();
    }

    public RetractingAccumulator newRetractingAccumulator() {
        return retracting.get();
    }
}
