package io.velostream.cli;

import io.velostream.planner.distribution.TaskSettings;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// `velo query`: runs statements and prints the rows of their SELECTs.
final class QueryCommand implements Verb {
    private static final Syntax.Option FILE =
            Syntax.Option.withValue(
                    "FILE", "Reads the statements from a file, \"-\" is stdin", "--file", "-f");
    private static final Syntax.Option OUTPUT =
            Syntax.Option.withValue(
                    "FORMAT",
                    "table (default), json (an object a line), csv; see below",
                    "--output",
                    "-o");
    private static final Syntax.Option LIMIT =
            Syntax.Option.withValue("N", "Ends after N rows of each result", "--limit", "-n");

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
        return "SQL [--output FORMAT] [--limit N]\n"
                + "       velo query -f FILE [--output FORMAT] [--limit N]";
    }

    @Override
    public String details() {
        return """
        Files are read directly: FROM 'trades.csv', FROM 'logs/*.jsonl'. Messages go to stderr, so
        that results can be piped.

        Of a result in which rows can also go, a table tells in a column "op" what each row is: +I
        is new, +U replaces the row with the same key, -D is gone. json and csv leave out rows that
        go; upsert-json and debezium-json are JSON lines that tell it.

        Examples:
          velo query "SELECT 1 + 1"
          velo query "SELECT * FROM 'trades.csv'" --limit 10
          velo query "SELECT symbol, AVG(price) FROM 'trades.jsonl' GROUP BY symbol EMIT FINAL"
          velo query -f report.sql --output json | jq .symbol
          echo "SHOW FUNCTIONS" | velo query -f -
        """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                new Syntax.Positional("SQL", 0, 1, "The statements, separated by \";\""),
                FILE,
                OUTPUT,
                LIMIT,
                Planning.PARALLELISM);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal, FaultReport faults)
            throws IOException, InterruptedException {
        String file = arguments.value(FILE).orElse("");
        String sql = arguments.positionals().isEmpty() ? "" : arguments.positionals().getFirst();
        if (file.isEmpty() == sql.isEmpty()) {
            throw new UsageException(
                    file.isEmpty()
                            ? "what shall be queried? Give the SQL, or -f and a file"
                            : "give either the SQL or -f and a file, not both");
        }
        String format = arguments.value(OUTPUT).orElse("table").toLowerCase(Locale.ROOT);
        Optional<Long> limit = arguments.number(LIMIT, 0);
        TaskSettings tasks = Planning.tasks(arguments);
        return new Application(terminal, faults, ResultFormat.named(format), true, limit, tasks)
                .run(() ->
                        file.isEmpty()
                                ? SqlText.typed(sql, terminal)
                                : SqlText.file(file, terminal));
    }
}
