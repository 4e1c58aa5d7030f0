package io.velostream.connectors.console;

import io.velostream.connect.Connector;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.OutputBuffer;
import io.velostream.connect.Providers;
import io.velostream.connect.Sink;
import io.velostream.connect.Source;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A place where rows are counted and forgotten; for trying and measuring.
public final class BlackholeConnector implements Connector {
    private static final String NONE = "none";
    private static final Option FORMAT =
            Option.withDefault(
                    "format", NONE, "none counts rows only; json, csv … also make the bytes");

    @Override
    public String name() {
        return "blackhole";
    }

    @Override
    public List<Option> options() {
        return List.of(FORMAT);
    }

    @Override
    public Source source(TableDefinition table) {
        throw new UserException(
                "SOURCE_NOT_SUPPORTED", "connector \"blackhole\" can be written only, not read");
    }

    @Override
    public Sink sink(TableDefinition table) {
        Options options = table.options();
        String name = options.text(FORMAT).toLowerCase(Locale.ROOT);
        List<Option> known = new ArrayList<>(options());
        if (name.equals(NONE)) {
            options.checkKnown(known, "connector \"blackhole\"");
            return _ -> writer(BlackholeConnector::forget);
        }
        Format format = Providers.format(name);
        known.addAll(format.options());
        options.checkKnown(known, "connector \"blackhole\" with format \"" + format.name() + "\"");
        return (Schema schema) -> writer(format.encoder(schema, List.of(), options));
    }

    private static EncodedSinkWriter writer(Encoder encoder) {
        return new EncodedSinkWriter(encoder, OutputStream.nullOutputStream());
    }

    private static void forget(Batch batch, OutputBuffer out) {}
}
