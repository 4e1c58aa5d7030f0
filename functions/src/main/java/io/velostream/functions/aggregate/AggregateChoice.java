package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.functions.AggregateFunction;
import io.velostream.functions.AggregateFunction.RetractingMaker;
import io.velostream.functions.AggregateFunction.Variant;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.RetractingAccumulator;
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
                return resolved(
                        function.info().name(), distinct, choice.candidate(), match, plain.get());
            }
        }
        throw Overloads.noneFits(function.info().name(), function.info().signatures(), arguments);
    }

    private static ResolvedAggregate resolved(
            String name,
            boolean distinct,
            Variant variant,
            Signature.Match match,
            Supplier<Accumulator> plain) {
        List<SqlType> parameters = match.parameters();
        if (distinct && parameters.isEmpty()) {
            throw new UserException("ARGUMENT_TYPES", "DISTINCT needs an argument to compare");
        }
        Supplier<Accumulator> all = distinct ? () -> new Distinct(plain.get(), parameters) : plain;
        return new ResolvedAggregate(
                name,
                distinct,
                parameters,
                match.result(),
                all,
                () -> retracting(distinct, variant, match, all),
                distinct ? Optional.empty() : variant.part().filter(_ -> hasSummary(parameters)));
    }

    private static boolean hasSummary(List<SqlType> parameters) {
        return parameters.isEmpty()
                || switch (parameters.getFirst().storage()) {
                    case LONG, DOUBLE -> true;
                    case BOOLEAN, INT128, TEXT, ARRAY, MAP, STRUCT -> false;
                };
    }

    private static RetractingAccumulator retracting(
            boolean distinct, Variant variant, Signature.Match match, Supplier<Accumulator> all) {
        List<SqlType> parameters = match.parameters();
        Optional<RetractingMaker> maker = variant.retracting();
        // With more arguments it matters which of the rows with a value was the first.
        if (maker.isEmpty() || (distinct && parameters.size() > 1)) {
            return new RetractingReplay(all, parameters, match.result());
        }
        RetractingAccumulator plain = maker.get().make(parameters, match.result());
        return distinct
                ? new RetractingDistinct(plain, parameters.getFirst(), match.result())
                : plain;
    }
}
