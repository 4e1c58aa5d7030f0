package io.velostream.connectors.console;

import io.velostream.connect.ChangelogWriter;
import io.velostream.connect.Connector;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Sink;
import io.velostream.connect.Source;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Changelog;
import io.velostream.types.UserException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Standard output.
public final class StdoutConnector implements Connector {
    private static final String TABLE = "table";
    private static final Option FORMAT =
            Option.withDefault(
                    "format", TABLE, "table, or how rows look as bytes, such as json or csv");

    private final Supplier<OutputStream> output;

    public StdoutConnector() {
        this(StandardOutput::new);
    }

    StdoutConnector(Supplier<OutputStream> output) {
        this.output = output;
    }

    @Override
    public String name() {
        return "stdout";
    }

    @Override
    public List<String> aliases() {
        return List.of("console", "print", "stdout_sink");
    }

    @Override
    public List<Option> options() {
        return List.of(FORMAT);
    }

    @Override
    public Source source(TableDefinition table) {
        throw new UserException(
                "SOURCE_NOT_SUPPORTED", "connector \"stdout\" can be written only, not read");
    }

    @Override
    public Sink sink(TableDefinition table) {
        Options options = table.options();
        String format = options.text(FORMAT).toLowerCase(Locale.ROOT);
        if (!format.equals(TABLE)) {
            return StreamSink.plan(table, format, options(), name(), output);
        }
        options.checkKnown(options(), "connector \"stdout\" with format \"table\"");
        return schema ->
                ChangelogWriter.of(
                        Changelog.APPEND,
                        new TableSinkWriter(
                                new TableWriter(
                                        output.get(),
                                        schema,
                                        Terminal.width().orElse(Integer.MAX_VALUE))));
    }
}
