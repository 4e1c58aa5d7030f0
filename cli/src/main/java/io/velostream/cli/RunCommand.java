package io.velostream.cli;

import java.io.IOException;
import java.util.Optional;

/// `velo run`: runs an application.
final class RunCommand implements Verb {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Runs the statements of a file until its inputs end or Ctrl-C";
    }

    @Override
    public String synopsis() {
        return "FILE [--parallelism N]";
    }

    @Override
    public String details() {
        return """
        All statements of the file run together as one application: a stream that one makes is read
        by the next inside the process. Relative paths start in the folder of the file. The rows of
        SELECT statements are printed as tables. Ctrl-C ends reading, and makes the outputs final:
        windows that are still open then are not emitted.

        Examples:
          velo run examples/candles/candles.sql
          VELO_HEAP=8g velo run big.sql
        """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                new Syntax.Positional("FILE", 1, 1, "A .sql file, \"-\" is stdin"),
                Planning.PARALLELISM);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal, FaultReport faults)
            throws IOException, InterruptedException {
        String file = arguments.positionals().getFirst();
        return new Application(
                        terminal,
                        faults,
                        ResultFormat.TABLE,
                        false,
                        Optional.empty(),
                        Planning.tasks(arguments))
                .run(() -> SqlText.file(file, terminal));
    }
}
