package io.velostream.cli;

import java.util.List;
import java.util.Optional;

/// What a command takes on its command line.
///
/// @param positional the arguments without a name
/// @param options in the order in which help shows them
record Syntax(Positional positional, List<Option> options) {
    /// @param label stands for them in help, such as `FILE`
    /// @param least how many there must be
    /// @param most how many there may be
    record Positional(String label, int least, int most, String description) {}

    /// `--limit N` or `--json`.
    ///
    /// @param names the long one first
    /// @param label stands for its value in help; empty if it has none
    record Option(List<String> names, Optional<String> label, String description) {
        static Option withValue(String label, String description, String... names) {
            return new Option(List.of(names), Optional.of(label), description);
        }

        static Option flag(String description, String... names) {
            return new Option(List.of(names), Optional.empty(), description);
        }
    }

    static final Option HELP = Option.flag("Shows this text", "--help", "-h");
    static final Option DEBUG = Option.flag("Shows the stack trace of every error", "--debug");

    Syntax {
        options = List.copyOf(options);
    }

    static Syntax of(Positional positional, Option... options) {
        return new Syntax(positional, List.of(options));
    }

    static Positional none() {
        return new Positional("", 0, 0, "");
    }
}
