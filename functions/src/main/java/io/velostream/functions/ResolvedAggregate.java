package io.velostream.functions;

import io.velostream.types.SqlType;
import java.util.List;
import java.util.function.Supplier;

/// An aggregate function chosen for certain argument types. Immutable; part of a plan.
///
/// @param name the documented name, in upper case
/// @param distinct whether only distinct arguments count
/// @param parameters the types to which the caller must coerce its arguments, one each
/// @param result the type of the result
/// @param accumulators makes the state of all groups of one task
/// @param retracting makes state that can also take rows back
public record ResolvedAggregate(
        String name,
        boolean distinct,
        List<SqlType> parameters,
        SqlType result,
        Supplier<Accumulator> accumulators,
        Supplier<RetractingAccumulator> retracting) {
    public ResolvedAggregate {
        parameters = List.copyOf(parameters);
    }

    public Accumulator newAccumulator() {
        return accumulators.get();
    }

    public RetractingAccumulator newRetractingAccumulator() {
        return retracting.get();
    }
}
