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
    /// @param retracting makes state that can also take rows back; nothing where that is to keep
    ///   all rows and give them to a plain one for every result
    /// @param part what it is of a summary of its argument, if that is a number of 64 bits
    public record Variant(
            String signature,
            Maker maker,
            Optional<RetractingMaker> retracting,
            Optional<SummaryPart> part) {
        /// One that takes rows back by keeping all of them.
        public Variant(String signature, Maker maker) {
            this(signature, maker, Optional.empty(), Optional.empty());
        }

        /// This one with a better way to take rows back.
        public Variant with(RetractingMaker better) {
            return new Variant(signature, maker, Optional.of(better), part);
        }

        /// This one, which is a part of a summary.
        public Variant as(SummaryPart wanted) {
            return new Variant(signature, maker, retracting, Optional.of(wanted));
        }
    }

    /// Makes the state for certain types, or nothing if it cannot hold them.
    @FunctionalInterface
    public interface Maker {
        Optional<Supplier<Accumulator>> make(List<SqlType> parameters, SqlType result);
    }

    /// Makes the state that takes rows back, for types for which there is a [Maker]'s.
    @FunctionalInterface
    public interface RetractingMaker {
        RetractingAccumulator make(List<SqlType> parameters, SqlType result);
    }
}
