package io.velostream.cli;

import io.velostream.types.Suggestions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
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
        PrintStream err = Terminal.stderr();
        ProgressLine progress = Terminal.progress(err);
        YieldingStream results =
                new YieldingStream(new FileOutputStream(FileDescriptor.out), progress);
        Terminal terminal = Terminal.ofProcess(err, progress, results);
        int status = new Velo(terminal).run(arguments);
        terminal.out().flush();
        if (results.failure().isPresent()) {
            status = outputFailed(results.failure().get(), err);
        }
        StopOnSignal.finished();
        System.exit(status);
    }

    private static int outputFailed(IOException failure, PrintStream err) {
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("Broken pipe")) {
            // Nobody reads on, as in `velo query … | head`: that is no news to anybody.
            return ExitCode.OUTPUT_CLOSED;
        }
        err.println("velo: standard output cannot be written: " + reason);
        return ExitCode.FAILED;
    }

    /// Runs a command inside another program, as if `directory` were its current folder. Standard
    /// input is empty and no progress is shown. Sinks that write to standard output write to
    /// `System.out`, whatever `out` is.
    ///
    /// @return the exit code: 0 when everything went well
    public static int run(Path directory, PrintStream out, PrintStream err, String... arguments) {
        ProgressLine progress = new ProgressLine(err, ProgressLine.Place.NONE, false);
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), out, err, progress, false, directory);
        int status = new Velo(terminal).run(arguments);
        out.flush();
        return status;
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
