package io.velostream.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `velo query`: runs statements and prints the rows of their SELECTs.
final class QueryCommand implements Verb {
    @Override
    public String name() {
        return "query";
    }

    @Override
    public String summary() {
        return "Runs statements and prints the result";
    }

    @Override
    public String synopsis() {
        return "SQL [--output FORMAT] [--limit N]\n       velo query -f FILE [--output FORMAT] [--limit N]";
    }

    @Override
    public String details() {
        return """
        Files are read directly: FROM 'trades.csv', FROM 'logs/*.jsonl'. Messages go to stderr, so
        that results can be piped.

        Examples:
          velo query "SELECT 1 + 1"
          velo query "SELECT * FROM 'trades.csv'" --limit 10
          velo query "SELECT symbol, AVG(price) FROM 'trades.jsonl' GROUP BY symbol EMIT FINAL"
          velo query -f report.sql --output json | jq .symbol
          echo "SHOW FUNCTIONS" | velo query -f -
        """;
    }

    @Override
    public CommandSpec arguments() {
        return CommandSpec.create()
                .addPositional(
                        PositionalParamSpec.builder()
                                .paramLabel("SQL")
                                .arity("0..1")
                                .type(String.class)
                                .description("The statements, separated by \";\"")
                                .build())
                .addOption(
                        OptionSpec.builder("-f", "--file")
                                .paramLabel("FILE")
                                .type(String.class)
                                .description("Reads the statements from a file, \"-\" is stdin")
                                .build())
                .addOption(
                        OptionSpec.builder("-o", "--output")
                                .paramLabel("FORMAT")
                                .type(String.class)
                                .description("table (default), json (an object a line) or csv")
                                .build())
                .addOption(
                        OptionSpec.builder("-n", "--limit")
                                .paramLabel("N")
                                .type(String.class)
                                .description("Ends after N rows of each result")
                                .build());
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal, FaultReport faults)
            throws IOException, InterruptedException {
        String file = arguments.matchedOptionValue("--file", "");
        String sql = arguments.matchedPositionalValue(0, "");
        if (file.isEmpty() == sql.isEmpty()) {
            throw new UsageException(
                    file.isEmpty()
                            ? "what shall be queried? Give the SQL, or -f and a file"
                            : "give either the SQL or -f and a file, not both");
        }
        String format = arguments.matchedOptionValue("--output", "table").toLowerCase(Locale.ROOT);
        OptionalLong limit = limit(arguments.matchedOptionValue("--limit", ""));
        return new Application(terminal, faults, ResultFormat.named(format), true, limit)
                .run(() -> file.isEmpty()
                        ? SqlText.typed(sql, terminal)
                        : SqlText.file(file, terminal));
    }

    private static OptionalLong limit(String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long rows = Long.parseLong(text.replace("_", ""));
            if (rows >= 0) {
                return OptionalLong.of(rows);
            }
        } catch (NumberFormatException _) {
            // The same message as for a negative number.
        }
        throw new UsageException("--limit is \"" + text + "\", expected a number of rows");
    }
}
