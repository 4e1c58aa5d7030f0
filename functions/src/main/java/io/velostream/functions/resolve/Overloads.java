package io.velostream.functions.resolve;

import io.velostream.types.Diagnostic;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Chooses between the signatures of one function.
public final class Overloads {
    private Overloads() {}

    /// A candidate and how it matches.
    public record Choice<C>(C candidate, Signature.Match match) {}

    /// The candidates that fit the arguments, the best first; in their own order where they fit
    /// alike.
    public static <C> List<Choice<C>> fitting(
            List<C> candidates,
            Function<C, Signature> signature,
            List<SqlType> arguments,
            List<Optional<Object>> literals) {
        List<Choice<C>> choices = new ArrayList<>();
        for (C candidate : candidates) {
            Optional<Signature.Match> match = signature.apply(candidate).match(arguments, literals);
            match.ifPresent(m -> choices.add(new Choice<>(candidate, m)));
        }
        choices.sort((a, b) -> Integer.compare(a.match().cost(), b.match().cost()));
        return choices;
    }

    /// What to tell a user whose arguments fit no signature.
    public static UserException noneFits(
            String name, List<String> signatures, List<SqlType> arguments) {
        String types = arguments.stream().map(SqlType::toString).collect(Collectors.joining(", "));
        return new UserException(
                Diagnostic.of(
                                "ARGUMENT_TYPES",
                                "function \"" + name + "\" does not take (" + types + ")")
                        .withHint("it is " + String.join(" or ", signatures)));
    }
}
