package io.velostream.cli;

import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.io.IOException;
import java.util.List;

/// Tells the user what went wrong: a message for what he can put right, a stack trace only for our
/// own defects.
final class FaultReport {
    private final Terminal terminal;
    private final boolean debug;

    FaultReport(Terminal terminal, boolean debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    /// Shows a fault of a text that came from `file`.
    void show(UserException fault, String file, String text) {
        String message = fault.diagnostic().render(text);
        terminal.err().println(file.isEmpty() ? message : file + ": " + message);
        showTrace(fault);
    }

    /// Shows what was found in a text that came from `file`, and runs nevertheless.
    void warn(List<Diagnostic> warnings, String file, String text) {
        String where = file.isEmpty() ? "" : file + ": ";
        for (Diagnostic warning : warnings) {
            terminal.err().println(where + "warning: " + warning.render(text));
        }
    }

    /// Shows any fault and says which exit code it means.
    int report(Throwable fault) {
        terminal.out().flush();
        return switch (fault) {
            case UserException user -> {
                show(user, "", "");
                yield ExitCode.FAILED;
            }
            case OutOfMemoryError memory -> outOfMemory(memory);
            case IOException io -> {
                terminal.err().println("velo: " + io.getMessage());
                showTrace(io);
                yield ExitCode.FAILED;
            }
            default -> {
                terminal.err().println("velo: this is a defect of Velostream, not of your input.");
                terminal.err()
                        .println(
                                "Please report it to the project, with your statements and these"
                                        + " lines:");
                fault.printStackTrace(terminal.err());
                yield ExitCode.INTERNAL;
            }
        };
    }

    private int outOfMemory(OutOfMemoryError fault) {
        long most = Runtime.getRuntime().maxMemory() >> 20;
        terminal.err()
                .println("OUT_OF_MEMORY: the rows and groups do not fit into " + most + " MB");
        terminal.err().println("hint: VELO_HEAP=8g velo … gives it more");
        showTrace(fault);
        return ExitCode.FAILED;
    }

    private void showTrace(Throwable fault) {
        if (debug) {
            fault.printStackTrace(terminal.err());
        }
    }
}
