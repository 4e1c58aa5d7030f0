package io.velostream.connectors.console;

import java.io.Console;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// The terminal that standard output may lead to.
public final class Terminal {
    private static final int USUAL_WIDTH = 120;

    private Terminal() {}

    /// How many characters a line holds; empty if standard output is not a terminal.
    // Error Prone knows JDK 22 to 24, where there was always a console; since 25 there may be none.
    @SuppressWarnings("SystemConsoleNull")
    public static OptionalInt width() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                parse(Optional.ofNullable(System.getenv("COLUMNS")).orElse(""))
                        .or(Terminal::askSystem)
                        .orElse(USUAL_WIDTH));
    }

    private static Optional<Integer> askSystem() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            try (var reader = stty.inputReader()) {
                String[] rowsAndColumns = String.valueOf(reader.readLine()).split(" ", 2);
                return parse(rowsAndColumns[rowsAndColumns.length - 1]);
            }
        } catch (IOException _) {
            // No such command: the usual width serves.
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Integer> parse(String text) {
        try {
            int width = Integer.parseInt(text.strip());
            return width > 0 ? Optional.of(width) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
