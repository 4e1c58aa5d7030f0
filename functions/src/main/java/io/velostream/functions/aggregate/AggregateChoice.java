package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.functions.AggregateFunction;
import io.velostream.functions.AggregateFunction.Variant;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.resolve.Overloads;
import io.velostream.functions.resolve.Signature;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Chooses the variant of an aggregate function for certain arguments.
public final class AggregateChoice {
    private AggregateChoice() {}

    /// @throws io.velostream.types.UserException `ARGUMENT_TYPES`
    public static ResolvedAggregate choose(
            AggregateFunction function, boolean distinct, List<SqlType> arguments) {
        List<Optional<Object>> noLiterals = Collections.nCopies(arguments.size(), Optional.empty());
        List<Overloads.Choice<Variant>> choices =
                Overloads.fitting(
                        function.variants(),
                        v -> Signature.parse(v.signature()),
                        arguments,
                        noLiterals);
        for (Overloads.Choice<Variant> choice : choices) {
            Signature.Match match = choice.match();
            Optional<Supplier<Accumulator>> plain =
                    choice.candidate().maker().make(match.parameters(), match.result());
            if (plain.isPresent()) {
                return new ResolvedAggregate(
                        function.info().name(),
                        distinct,
                        match.parameters(),
                        match.result(),
                        distinct ? distinct(plain.get(), match.parameters()) : plain.get(),
                        () -> {
                            throw new IllegalStateException("no retracting accumulator");
                        });
            }
        }
        throw Overloads.noneFits(function.info().name(), function.info().signatures(), arguments);
    }

    private static Supplier<Accumulator> distinct(
            Supplier<Accumulator> plain, List<SqlType> parameters) {
        if (parameters.isEmpty()) {
            throw new UserException("ARGUMENT_TYPES", "DISTINCT needs an argument to compare");
        }
        return () -> new Distinct(plain.get(), parameters);
    }
}
