package io.velostream.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// The command line of `benchmarks/compare`.
///
/// @param names of the cases that are wanted; none means all
/// @param records that every engine reads, if not each case's own number
/// @param core that every engine is held to
record CompareArguments(List<String> names, OptionalLong records, int core) {
    static final String USAGE =
            """
            Usage: benchmarks/compare [CASE...] [--records N] [--core N]
              CASE         S0, S1, S2f, S2c, S3a, S3b, S4, q0 and others of Nexmark; "scenarios" and
                           "nexmark" name all of a kind (everything, if none is named)
              --records N  records that every engine reads (default: 1 to 20 million)
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

    /// Those of `group` that are wanted: all if nothing or the group itself is named.
    List<Case> select(Group group) {
        return isWhole(group)
                ? group.cases()
                : group.cases().stream().filter(this::isNamed).toList();
    }

    /// Whether all of a group is wanted.
    boolean isWhole(Group group) {
        return names.isEmpty() || names.stream().anyMatch(group.name()::equalsIgnoreCase);
    }

    private boolean isNamed(Case question) {
        return names.stream().anyMatch(question.name()::equalsIgnoreCase);
    }

    /// @throws IllegalArgumentException for a name that neither a case nor a group has
    void checkNames(List<Group> groups) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Group group : groups) {
            known.add(group.name());
            group.cases().forEach(question -> known.add(question.name()));
        }
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no case \"%s\"".formatted(name));
            }
        }
    }
}
