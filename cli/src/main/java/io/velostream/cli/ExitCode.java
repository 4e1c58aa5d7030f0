package io.velostream.cli;

/// What the `velo` process returns. Stopped by a signal, the process returns 128 and the signal's
/// number (130 after Ctrl-C), as shells expect, with all outputs complete up to that point.
final class ExitCode {
    /// Everything was done. Rows that failed or came late do not change that: they are counted.
    static final int OK = 0;

    /// A statement is wrong, or a job failed because of its data or the outside world.
    static final int FAILED = 1;

    /// The command line is wrong.
    static final int USAGE = 2;

    /// A defect of Velostream.
    static final int INTERNAL = 3;

    /// Whoever read the results has gone: what a process that SIGPIPE ends returns.
    static final int OUTPUT_CLOSED = 141;

    static final String HELP =
            """
            Exit codes:
              0    done (rows that failed or came late are counted, not an error)
              1    a statement is wrong, or a job failed
              2    the command line is wrong
              3    a defect of Velostream itself
              130  stopped by Ctrl-C: outputs are complete up to that point (143: by SIGTERM)\
            """;

    private ExitCode() {}
}
