package io.velostream.connectors.console;

import io.velostream.connect.ByteWriter;
import io.velostream.connect.EncodedWriter;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A stream that takes rows as bytes.
///
/// @param changelog what the encoders can say of rows that are replaced or deleted
record StreamSink(
        Changelog changelog, Function<Schema, Encoder> encoders, Supplier<OutputStream> output)
        implements Sink {
    /// A stream that takes rows as the bytes of a format.
    ///
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
        return new StreamSink(
                format.changelog(),
                schema -> format.encoder(schema, table.keyColumns(schema), options),
                output);
    }

    @Override
    public SinkWriter open(Schema schema) throws IOException {
        return EncodedWriter.open(new Bytes(this), changelog, schema);
    }

    @Override
    public Optional<EncodedSink> encoded() {
        return Optional.of(new Bytes(this));
    }

    private record Bytes(StreamSink sink) implements EncodedSink {
        @Override
        public Encoder encoder(Schema schema) {
            return sink.encoders.apply(schema);
        }

        @Override
        public ByteWriter open(Schema schema) {
            return new StreamWriter(sink.output.get(), encoder(schema));
        }
    }
}
