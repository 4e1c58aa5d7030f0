package io.velostream.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A `velo` command run inside the test's process: its exit code and what it printed.
record CommandRun(int status, String out, String err) {
    /// Runs it in `directory` with `input` on standard input.
    static CommandRun of(Path directory, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        PrintStream systemOut = System.out;
        // Sinks of the connector "stdout" write there.
        System.setOut(outStream);
        try {
            Terminal terminal =
                    new Terminal(
                            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                            outStream,
                            errStream,
                            new ProgressLine(errStream, ProgressLine.Place.NONE, false),
                            false,
                            directory);
            int status = new Velo(terminal).run(arguments);
            outStream.flush();
            return new CommandRun(
                    status,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(systemOut);
        }
    }
}
