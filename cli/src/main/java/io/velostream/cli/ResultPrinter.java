package io.velostream.cli;

import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.SinkWriter;
import io.velostream.connectors.console.EncodedSinkWriter;
import io.velostream.connectors.console.TableSinkWriter;
import io.velostream.connectors.console.TableWriter;
import io.velostream.planner.TextTable;
import io.velostream.types.Schema;
import java.io.IOException;
import java.io.OutputStream;
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

    /// A writer for rows with these columns.
    SinkWriter open(Schema schema) {
        OutputStream out = new ResultStream(terminal.out());
        return switch (format) {
            case TABLE -> new TableSinkWriter(new TableWriter(out, schema, lineWidth()));
            case JSON, CSV ->
                    new EncodedSinkWriter(
                            Providers.format(format.word())
                                    .encoder(schema, List.of(), Options.of(Map.of())),
                            out);
        };
    }

    /// Prints the answer to a statement that asks about statements. Text of one column, such as a
    /// plan, is printed as it is unless a format for programs is wanted.
    void print(TextTable table) throws IOException {
        if (format == ResultFormat.TABLE && table.headers().size() == 1) {
            table.rows().forEach(row -> terminal.out().println(row.getFirst()));
            return;
        }
        try (SinkWriter writer = open(AnswerRows.schema(table))) {
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
