package io.velostream.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Where the command reads and writes.
///
/// @param out results, buffered
/// @param err messages, written at once
/// @param progress the line of `err` that tells how far a run is; whoever writes to `err` while a
///   run goes on does it through this
/// @param isOutputTerminal whether `out` is a terminal
/// @param directory relative paths start here
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        ProgressLine progress,
        boolean isOutputTerminal,
        Path directory) {
    private static final int BUFFER_BYTES = 1 << 16;

    /// Those of this process. Whether stdout and stderr are terminals only the shell knows: the
    /// launcher says so.
    static Terminal ofProcess(PrintStream err, ProgressLine progress, YieldingStream results) {
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(results, BUFFER_BYTES),
                        false,
                        StandardCharsets.UTF_8);
        // Sinks that write to standard output find it there, in one order with everything else.
        System.setOut(out);
        Path directory = Path.of("").toAbsolutePath();
        return new Terminal(System.in, out, err, progress, isStdoutTerminal(), directory);
    }

    static PrintStream stderr() {
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    private static boolean isStdoutTerminal() {
        return Boolean.getBoolean("velo.stdout.terminal");
    }

    static ProgressLine progress(PrintStream err) {
        ProgressLine.Place place = ProgressLine.Place.NONE;
        if (Boolean.getBoolean("velo.stderr.terminal") && !"dumb".equals(System.getenv("TERM"))) {
            place =
                    isStdoutTerminal()
                            ? ProgressLine.Place.BESIDE_RESULTS
                            : ProgressLine.Place.ALONE;
        }
        String noColor = System.getenv("NO_COLOR");
        return new ProgressLine(err, place, noColor == null || noColor.isEmpty());
    }
}
