package io.velostream.cli;

import io.velostream.connect.ChangelogWriter;
import io.velostream.connect.EncodedWriter;
import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.SinkWriter;
import io.velostream.connectors.console.StreamWriter;
import io.velostream.connectors.console.TableSinkWriter;
import io.velostream.connectors.console.TableWriter;
import io.velostream.planner.TextTable;
import io.velostream.planner.plan.Job;
import io.velostream.types.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Prints results on standard output.
final class ResultPrinter {
    private final Terminal terminal;
    private final ResultFormat format;

    ResultPrinter(Terminal terminal, ResultFormat format) {
        this.terminal = terminal;
        this.format = format;
    }

    /// A writer for the rows of a SELECT.
    SinkWriter open(Job job) {
        Schema schema = job.plan().schema();
        SinkWriter writer =
                switch (format) {
                    case TABLE -> table(schema, job.plan().deletes());
                    case JSON, CSV, UPSERT_JSON, DEBEZIUM_JSON ->
                            encoded(format, schema, job.key());
                };
        // Without a key only the old row tells which one an update replaces.
        boolean withOldRows = format == ResultFormat.TABLE && job.key().isEmpty();
        return withOldRows && job.plan().deletes()
                ? writer
                : ChangelogWriter.of(format.changelog(), writer);
    }

    private SinkWriter table(Schema schema, boolean withOperations) {
        return new TableSinkWriter(
                new TableWriter(
                        new ResultStream(terminal.out()), schema, lineWidth(), withOperations));
    }

    private SinkWriter encoded(ResultFormat wanted, Schema schema, List<Integer> key) {
        Format rowFormat = Providers.format(wanted.word());
        Options options = Options.of(Map.of());
        return new EncodedWriter(
                rowFormat.encoder(schema, key, options),
                new StreamWriter(
                        new ResultStream(terminal.out()), rowFormat.encoder(schema, key, options)));
    }

    /// Prints the answer to a statement that asks about statements. Text of one column, such as a
    /// plan, is printed as it is unless a format for programs is wanted.
    void print(TextTable table) throws IOException {
        if (format == ResultFormat.TABLE && table.headers().size() == 1) {
            table.rows().forEach(row -> terminal.out().println(row.getFirst()));
            return;
        }
        Schema schema = AnswerRows.schema(table);
        try (SinkWriter writer =
                switch (format) {
                    case TABLE -> table(schema, false);
                    case CSV -> encoded(ResultFormat.CSV, schema, List.of());
                    // An answer does not change.
                    case JSON, UPSERT_JSON, DEBEZIUM_JSON ->
                            encoded(ResultFormat.JSON, schema, List.of());
                }) {
            AnswerRows.write(table, writer);
        }
    }

    /// Only a terminal has lines of a certain width.
    private int lineWidth() {
        return terminal.isOutputTerminal()
                ? io.velostream.connectors.console.Terminal.width().orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }
}
