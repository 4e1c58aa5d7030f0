package io.velostream.functions;

import io.velostream.types.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// An aggregate function: what it is called and documented as, and how its state is made.
///
/// @param variants tried by how well their signature fits
public record AggregateFunction(FunctionInfo info, List<Variant> variants) {
    public AggregateFunction {
        variants = List.copyOf(variants);
    }

    /// One signature of it.
    ///
    /// @param signature such as `SUM(DECIMAL(p, s)) -> DECIMAL(38, s)`
    public record Variant(String signature, Maker maker) {}

    /// Makes the state for certain types, or nothing if it cannot hold them.
    @FunctionalInterface
    public interface Maker {
        Optional<Supplier<Accumulator>> make(List<SqlType> parameters, SqlType result);
    }
}
