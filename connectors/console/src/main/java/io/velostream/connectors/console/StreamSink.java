package io.velostream.connectors.console;

import io.velostream.connect.ChangelogWriter;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A stream that takes rows as the bytes of a format.
record StreamSink(Format format, TableDefinition table, Supplier<OutputStream> output)
        implements Sink {
    /// @param known the options of the connector, to which those of the format come
    static StreamSink plan(
            TableDefinition table,
            String formatName,
            List<Option> known,
            String connector,
            Supplier<OutputStream> output) {
        Format format = Providers.format(formatName);
        List<Option> all = new ArrayList<>(known);
        all.addAll(format.options());
        Options options = table.options();
        options.checkKnown(
                all, "connector \"" + connector + "\" with format \"" + format.name() + "\"");
        format.checkKey(table.primaryKey());
        return new StreamSink(format, table, output);
    }

    @Override
    public Changelog changelog() {
        return format.changelog();
    }

    @Override
    public SinkWriter open(Schema schema) {
        return ChangelogWriter.of(
                changelog(),
                new EncodedSinkWriter(
                        format.encoder(schema, table.keyColumns(schema), table.options()),
                        output.get()));
    }
}
