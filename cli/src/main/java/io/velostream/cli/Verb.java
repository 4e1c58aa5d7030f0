package io.velostream.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One thing the `velo` command can do: its first word, its options and what it does.
interface Verb {
    String name();

    /// What it does, in one line without a full stop.
    String summary();

    /// Its arguments, for the first line of its help, such as `FILE [--limit N]`.
    String synopsis();

    /// Further text of its help: examples first.
    String details();

    /// Its own arguments and options; all verbs have [Syntax#HELP] and [Syntax#DEBUG] besides.
    Syntax syntax();

    /// @return the exit code
    int run(Arguments arguments, Terminal terminal, FaultReport faults)
            throws IOException, InterruptedException;

    /// Every verb that help shows, in that order.
    static List<Verb> all() {
        return List.of(
                new RunCommand(),
                new QueryCommand(),
                new ValidateCommand(),
                new ExplainCommand(),
                new BenchCommand());
    }

    static Optional<Verb> find(String name) {
        // One by one, so that a start makes only the verb it needs.
        return Optional.ofNullable(
                switch (name) {
                    case "run" -> new RunCommand();
                    case "query" -> new QueryCommand();
                    case "validate" -> new ValidateCommand();
                    case "explain" -> new ExplainCommand();
                    case "bench" -> new BenchCommand();
                    case "train" -> new TrainCommand();
                    default -> null;
                });
    }
}
