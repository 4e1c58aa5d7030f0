package io.velostream.cli;

import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The command line of a command, taken apart: `--name value`, `--name=value`, `-n value`, and
/// arguments between and behind; after `--` nothing is an option.
///
/// Written out because the usual library costs a start 60 ms even without annotations: it is
/// compiled for a Java so old that the JVM does not keep its classes in the AOT cache.
final class Arguments {
    private final Map<Syntax.Option, String> values = new HashMap<>();
    private final List<String> positionals = new ArrayList<>();

    private Arguments() {}

    /// @throws UsageException if something is unknown, missing or too much
    static Arguments parse(Syntax syntax, List<String> words) {
        Arguments arguments = new Arguments();
        boolean optionsEnded = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (optionsEnded || !isOption(word)) {
                arguments.positionals.add(word);
            } else if (word.equals("--")) {
                optionsEnded = true;
            } else {
                String name = word.startsWith("--") ? word.split("=", 2)[0] : word;
                Syntax.Option option = find(syntax, name);
                String value = "";
                if (option.label().isPresent()) {
                    if (name.length() < word.length()) {
                        value = word.substring(name.length() + 1);
                    } else if (++i < words.size()) {
                        value = words.get(i);
                    } else {
                        throw new UsageException(name + " needs a value: " + option.label().get());
                    }
                } else if (name.length() < word.length()) {
                    throw new UsageException(name + " takes no value");
                }
                arguments.values.put(option, value);
            }
        }
        if (!arguments.has(Syntax.HELP)) {
            arguments.check(syntax.positional());
        }
        return arguments;
    }

    /// Neither is `-`, which stands for standard input, nor `-- a comment before a statement`.
    private static boolean isOption(String word) {
        return word.length() > 1
                && word.startsWith("-")
                && word.split("=", 2)[0].chars().noneMatch(Character::isWhitespace);
    }

    private static Syntax.Option find(Syntax syntax, String name) {
        List<Syntax.Option> known = new ArrayList<>(syntax.options());
        known.add(Syntax.HELP);
        known.add(Syntax.DEBUG);
        List<String> names = new ArrayList<>();
        for (Syntax.Option option : known) {
            if (option.names().contains(name)) {
                return option;
            }
            names.addAll(option.names());
        }
        throw new UsageException(
                "option \""
                        + name
                        + "\" is not known"
                        + Suggestions.didYouMean(name, names).map(hint -> ", " + hint).orElse(""));
    }

    private void check(Syntax.Positional expected) {
        if (positionals.size() < expected.least()) {
            throw new UsageException(expected.label() + " is missing");
        }
        if (positionals.size() > expected.most()) {
            String extra = positionals.get(expected.most());
            throw new UsageException("\"" + extra + "\" is one argument too many");
        }
    }

    boolean has(Syntax.Option option) {
        return values.containsKey(option);
    }

    Optional<String> value(Syntax.Option option) {
        return Optional.ofNullable(values.get(option));
    }

    /// The arguments without a name.
    List<String> positionals() {
        return positionals;
    }

    /// The value of an option as a whole number of at least `least`, if it was given.
    ///
    /// @throws UsageException if it is none
    Optional<Long> number(Syntax.Option option, long least) {
        return number(option, least, Long.MAX_VALUE);
    }

    /// The same for a whole number from `least` to `most`.
    Optional<Long> number(Syntax.Option option, long least, long most) {
        Optional<String> text = value(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text.get().replace("_", "").replace(",", ""));
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException _) {
            // The same message as for a number that is too small.
        }
        throw new UsageException(
                option.names().getFirst()
                        + " is \""
                        + text.get()
                        + "\", expected a number from "
                        + least
                        + (most == Long.MAX_VALUE ? "" : " to " + most));
    }
}
