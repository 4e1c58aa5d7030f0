package io.velostream.spec;

import io.velostream.cli.Velo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A `velo` command run inside the test's process, and what came of it.
record VeloRun(int exitCode, String out, String err) {
    /// Runs it as if `directory` were the current folder.
    static VeloRun of(Path directory, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        PrintStream before = System.out;
        // Sinks that write to standard output find it there.
        System.setOut(outStream);
        try {
            int exitCode = Velo.run(directory, outStream, errStream, arguments);
            outStream.flush();
            return new VeloRun(
                    exitCode,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
