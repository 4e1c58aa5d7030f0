package io.velostream.cli;

import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `velo` command.
public final class Velo {
    private final Terminal terminal;

    Velo(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        int status = new Velo(terminal).run(arguments);
        terminal.out().flush();
        StopOnSignal.finished();
        System.exit(status);
    }

    /// Does what the arguments ask for.
    ///
    /// @return the exit code, one of [ExitCode]
    int run(String... arguments) {
        if (arguments.length == 0) {
            terminal.err().println(Help.overview());
            return ExitCode.USAGE;
        }
        String first = arguments[0];
        return switch (first) {
            case "-h", "--help" -> print(Help.overview());
            case "-V", "--version", "version" -> print(Help.version());
            case "help" -> help(arguments);
            default -> {
                Optional<Verb> verb = Verb.find(first);
                yield verb.isPresent()
                        ? run(verb.get(), List.of(arguments).subList(1, arguments.length))
                        : unknown(first);
            }
        };
    }

    private int run(Verb verb, List<String> words) {
        FaultReport faults = new FaultReport(terminal, false);
        try {
            Arguments arguments = Arguments.parse(verb.syntax(), words);
            if (arguments.has(Syntax.HELP)) {
                return print(Help.of(verb));
            }
            faults = new FaultReport(terminal, arguments.has(Syntax.DEBUG));
            return verb.run(arguments, terminal, faults);
        } catch (UsageException e) {
            terminal.err().println("velo " + verb.name() + ": " + e.getMessage());
            terminal.err().println("\"velo " + verb.name() + " --help\" shows how it is used.");
            return ExitCode.USAGE;
        } catch (Throwable e) {
            // Everything ends here, so that no stack trace is shown where a sentence will do.
            return faults.report(e);
        }
    }

    private int help(String[] arguments) {
        if (arguments.length < 2) {
            return print(Help.overview());
        }
        Optional<Verb> verb = Verb.find(arguments[1]);
        return verb.isPresent() ? print(Help.of(verb.get())) : unknown(arguments[1]);
    }

    private int unknown(String word) {
        List<String> known = new ArrayList<>(List.of("help"));
        Verb.all().forEach(verb -> known.add(verb.name()));
        terminal.err().println("velo: there is no command \"" + word + "\"");
        String hint =
                Suggestions.didYouMean(word, known)
                        .orElse("\"velo help\" lists the commands" + sqlHint(word));
        terminal.err().println("hint: " + hint);
        return ExitCode.USAGE;
    }

    private static String sqlHint(String word) {
        return word.contains(" ") ? ", SQL is run by: velo query \"" + word + "\"" : "";
    }

    private int print(String text) {
        terminal.out().println(text);
        return ExitCode.OK;
    }
}
