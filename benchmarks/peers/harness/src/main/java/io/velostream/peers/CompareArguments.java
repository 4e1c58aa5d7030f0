package io.velostream.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The command line of `benchmarks/compare`.
///
/// @param names of the cases that are wanted; none means all
/// @param records that every engine reads, if not each case's own number
/// @param core that every engine is held to
record CompareArguments(List<String> names, OptionalLong records, int core) {
    static final String USAGE =
            """
            Usage: benchmarks/compare [CASE...] [--records N] [--core N]
              CASE         S0, S1, S2f, S2c, S3a, S3b, S4 (all, if none is named)
              --records N  records that every engine reads (default: 2 to 20 million)
              --core N     the core that every engine is held to (default 0)
            """;

    CompareArguments {
        names = List.copyOf(names);
    }

    /// @throws IllegalArgumentException for what is not understood
    static CompareArguments parse(List<String> arguments) {
        List<String> names = new ArrayList<>();
        OptionalLong records = OptionalLong.empty();
        int core = 0;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-")) {
                names.add(argument);
                continue;
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("%s needs a number".formatted(argument));
            }
            long number = number(argument, arguments.get(++i));
            switch (argument) {
                case "--records" -> records = OptionalLong.of(number);
                case "--core" -> core = Math.toIntExact(number);
                default ->
                        throw new IllegalArgumentException(
                                "option \"%s\" is not known".formatted(argument));
            }
        }
        return new CompareArguments(names, records, core);
    }

    private static long number(String option, String text) {
        try {
            long number = Long.parseLong(text.replace(",", ""));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new IllegalArgumentException("%s is \"%s\", not a number".formatted(option, text));
    }

    /// Whether everything is measured as it should be, so that the result may be kept.
    boolean isWhole() {
        return names.isEmpty() && records.isEmpty();
    }

    /// @throws IllegalArgumentException for a name that none has
    List<Case> select(List<Case> all) {
        if (names.isEmpty()) {
            return all;
        }
        return names.stream().map(name -> find(name, all)).toList();
    }

    private static Case find(String name, List<Case> all) {
        return all.stream()
                .filter(question -> question.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no case \"%s\"".formatted(name)));
    }
}
