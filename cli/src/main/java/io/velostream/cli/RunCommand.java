package io.velostream.cli;

import java.io.IOException;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

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
        return "FILE";
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
    public CommandSpec arguments() {
        return CommandSpec.create()
                .addPositional(
                        PositionalParamSpec.builder()
                                .paramLabel("FILE")
                                .arity("1")
                                .required(true)
                                .type(String.class)
                                .description("A .sql file, \"-\" is stdin")
                                .build());
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal, FaultReport faults)
            throws IOException, InterruptedException {
        String file = arguments.matchedPositionalValue(0, "");
        return new Application(terminal, faults, ResultFormat.TABLE, false, OptionalLong.empty())
                .run(() -> SqlText.file(file, terminal));
    }
}
